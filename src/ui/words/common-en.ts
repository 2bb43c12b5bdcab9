import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/** Words of the popup, and words that all pages share; `common-ru.ts` has the same keys. */
export const en = {
  language: 'en',
  auto: 'auto',
  nothingRuns: 'Nothing is running',
  since: (time: string) => `since ${time}`,
  away: (span: string, length: string) => `Away ${span}\u00A0· ${length}. What was it?`,
  stop: 'Stop',
  undo: 'Undo',
  redo: 'Redo',
  acts: {
    switch: 'switch',
    auto: 'auto',
    stop: 'Stop',
    note: 'note',
    earlier: 'start',
    answer: 'time away',
    ended: 'end',
    autoEnd: 'automatic end',
  },
  earlier: (minutes: number) => `${minutes} min earlier`,
  takes: (what: string) => `Takes: ${what}`,
  awaySince: (time: string) => `Away since ${time}`,
  pick: 'Click what you are doing, or press 1–8.',
  pickByClick: 'Click what you are doing.',
  startedBefore: 'started',
  startedAfter: 'min ago?',
  startedAgo: (minutes: number) => `Started ${minutes} minutes ago`,
  note: 'Add a note',
  noteRoom: (left: number) => `${left} left`,
  noteCut: (count: number, limit: number) => `${limit} characters at most: ${count} left out`,
  categories: 'Categories',
  repeat: 'Repeat',
  history: 'Recent actions',
  today: 'Today',
  todayTotal: (length: string) => [length, ' today'] as [string, string],
  selling: 'selling',
  notWork: 'Break · not work',
  day: 'Day',
  report: 'Report',
  settings: 'Settings',
  keepOpen: 'Keep open beside the page',
  ownCrm: 'your CRM',
  sendNow: 'Send now',
  connect: 'Connect…',
  sending: 'Sending…',
  sendingLeft: (count: string) => `Sending… ${count} left`,
  notConnected: 'Not connected',
  toSend: (count: string) => `${count} to send`,
  toSendAt: (count: string, time: string) => `${count} to send at ${time}`,
  nothingToSend: 'Nothing to send yet',
  received: (count: number, length: string) =>
    `Received: ${count} ${form(count, { one: 'entry', other: 'entries' })}, ${length}`,
  receivedOther: (count: number, length: string) =>
    `The server has ${length} in ${count} ${form(count, { one: 'entry', other: 'entries' })}: not the same as here`,
  notDone: {
    full: 'Not saved: the disk is full. Free some space, then try again.',
    closed:
      'Not saved: Stint cannot open its storage. Close its other tabs or restart the browser.',
    other: 'Not saved. Please try again.',
  },
  notRead: {
    full: 'The disk is full, and Stint cannot open its storage. Free some space.',
    closed: 'Stint cannot open its storage. Close its other tabs or restart the browser.',
    other: 'Stint cannot read its storage. Restart the browser.',
  },
  dismiss: 'Dismiss',
}

export type Words = typeof en
