import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

const entries = (count: number, digits: string) =>
  `${digits} ${form(count, { one: 'entry', other: 'entries' })}`

/** What the settings say about backup and storage; `backup-ru.ts` has the same keys. */
export const en = {
  backup: 'Backup',
  backupIntro:
    'One file with all your time, notes, settings and guesses. Keep it private. The connection to your company is not included.',
  save: 'Save to file',
  putBack: 'Restore from file…',
  cancel: 'Cancel',
  saving: 'Saving…',
  reading: 'Checking the file…',
  putting: 'Restoring…',
  savedFile: (count: number, digits: string) => `Saved: ${entries(count, digits)}.`,
  cancelled: 'Cancelled. Nothing was changed.',
  found: (at: string) => `Backup of ${at}`,
  holds: (count: number, digits: string, since: string) =>
    `${entries(count, digits)} since ${since}.`,
  holdsNone: 'No time in it.',
  merges:
    'It is merged with the time in this browser. Nothing here is lost; where an entry differs, the later version stays.',
  takesPlace: 'This browser replaces the one that made the backup',
  takesPlaceHint:
    'For a new computer or profile: you can then edit that time here. Leave it off if you still use the other browser.',
  withDeleted: (count: number, digits: string) =>
    `Restore ${entries(count, digits)} that you deleted here`,
  withDeletedHint: 'You deleted them after this backup was made.',
  withSettings: 'Restore the settings, too',
  withSettingsHint: 'They replace the settings of this browser. Its permissions do not change.',
  putNow: 'Restore',
  wrong: (count: number, digits: string) =>
    `${entries(count, digits)} in it cannot be right and will be skipped.`,
  outcome: {
    added: (count: number, digits: string) => `${entries(count, digits)} added.`,
    newer: (_count: number, digits: string) => `${digits} updated.`,
    restored: (count: number, digits: string) => `${entries(count, digits)} no longer deleted.`,
    deleted: (_count: number, digits: string) =>
      `${digits} not restored: deleted here. To get them back, restore again and tick the option.`,
    here: (_count: number, digits: string) => `${digits} already here.`,
    left: (_count: number, digits: string) =>
      `${digits} skipped: this browser has other time there.`,
    wrong: (_count: number, digits: string) => `${digits} skipped: the file has errors there.`,
  },
  refusals: {
    foreign: 'This is not a Stint backup. Nothing was changed.',
    newer:
      'This backup is from a newer version of Stint. Update Stint, then try again. Nothing was changed.',
    damaged: 'This backup is damaged or incomplete. Nothing was changed. Try another copy.',
    wrong: 'This backup was altered and cannot be restored. Nothing was changed.',
    large: 'This file is too large to be a Stint backup. Nothing was changed.',
    unreadable: 'The browser cannot read this file. Nothing was changed.',
  },
  storage: 'Storage',
  kept: (count: number, digits: string, since: string) =>
    `${entries(count, digits)} since ${since}, including deleted ones.`,
  keptAbout: (_count: number, digits: string, since: string) =>
    `About ${digits} entries since ${since}, including deleted ones.`,
  keptNone: 'No time is recorded yet.',
  used: (size: string) => `Disk space used: ${size}.`,
  protected: 'The browser keeps this even when the disk is nearly full.',
  unprotected: 'The browser may delete this when the disk is nearly full.',
  protect: 'Ask the browser to keep it',
  refusedProtect: 'The browser did not agree. Save a backup from time to time.',
  lastSaved: (at: string) => `Last backup: ${at}.`,
  neverSaved: 'No backup yet. If this disk fails, everything is lost.',
}

export type KeepingWords = typeof en
