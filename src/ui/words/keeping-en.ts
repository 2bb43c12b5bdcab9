import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

const segments = (count: number, digits: string) =>
  `${digits} ${form(count, { one: 'segment', other: 'segments' })}`

/** What the settings say of keeping: backup and storage; `keeping-ru.ts` has the same keys. */
export const en = {
  backup: 'Backup',
  backupIntro:
    'One file with all your time, your settings and your guesses. It holds your notes, too: keep it as you keep those. The connection to your company is not in it.',
  save: 'Save to a file',
  putBack: 'Put back from a file…',
  cancel: 'Cancel',
  saving: 'Saving…',
  reading: 'Reading and checking the file…',
  putting: 'Putting back…',
  savedFile: (count: number, digits: string) =>
    `Handed over as a file: ${segments(count, digits)}.`,
  cancelled: 'Cancelled. Nothing was changed.',
  found: (at: string) => `A backup of ${at}`,
  holds: (count: number, digits: string, since: string) =>
    `${segments(count, digits)} since ${since}.`,
  holdsNone: 'It holds no time.',
  merges:
    'It is merged with what is here: nothing that is here is lost, and of two versions of a segment the later one stays.',
  takesPlace: 'This browser takes the place of the one that made it',
  takesPlaceHint:
    'For a new computer or a new profile: its time becomes this browser’s own, and can be edited here. Leave it off if the other one goes on being used.',
  withSettings: 'Take over its settings, too',
  withSettingsHint:
    'They go over the ones of this browser. What the browser itself allows does not change.',
  putNow: 'Put back',
  wrong: (count: number, digits: string) =>
    `${digits} ${form(count, { one: 'entry', other: 'entries' })} in it cannot be right and will be left out.`,
  outcome: {
    added: (count: number, digits: string) =>
      `${segments(count, digits)} ${form(count, { one: 'was', other: 'were' })} added.`,
    newer: (count: number, digits: string) =>
      `${digits} ${form(count, { one: 'was', other: 'were' })} brought up to date.`,
    here: (count: number, digits: string) =>
      `${digits} ${form(count, { one: 'was', other: 'were' })} here already.`,
    left: (count: number, digits: string) =>
      `${digits} ${form(count, { one: 'was', other: 'were' })} left out: this browser has other time there.`,
    wrong: (count: number, digits: string) =>
      `${digits} ${form(count, { one: 'was', other: 'were' })} left out: what the file says there cannot be.`,
  },
  refusals: {
    foreign: 'This is no backup of Stint. Nothing was changed.',
    newer:
      'A later version of Stint made this backup. Update Stint, then try again. Nothing was changed.',
    damaged:
      'This backup is damaged: some of it is missing, or is not what Stint wrote. Nothing was changed. Do you have another copy?',
    wrong: 'This backup was altered: it says what cannot be. Nothing was changed.',
    large: 'This file is larger than any backup of Stint. Nothing was changed.',
    unreadable: 'The browser cannot read this file. Nothing was changed.',
  },
  storage: 'Storage',
  kept: (count: number, digits: string, since: string) =>
    `${segments(count, digits)} since ${since}, counting deleted ones.`,
  keptAbout: (_count: number, digits: string, since: string) =>
    `About ${digits} segments since ${since}, counting deleted ones.`,
  keptNone: 'No time is stored yet.',
  used: (size: string) => `That takes ${size} on this disk.`,
  protected: 'The browser does not clear this away, not even when the disk is short of space.',
  unprotected: 'When the disk is short of space, the browser may clear this away.',
  protect: 'Ask the browser to keep it',
  refusedProtect: 'The browser did not agree. A backup is your safety.',
  lastSaved: (at: string) => `Last saved to a file: ${at}.`,
  neverSaved: 'Not saved to a file yet. A broken disk would take it all.',
}

export type KeepingWords = typeof en
