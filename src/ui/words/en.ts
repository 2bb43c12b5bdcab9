import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/** What Stint says to a person; `ru.ts` has the same keys. */
export const en = {
  language: 'en',
  auto: 'auto',
  stop: 'Stop',
  end: 'End',
  undo: 'Undo',
  nothingRuns: 'Nothing is running',
  awaySince: (time: string) => `Away since ${time}`,
  pick: 'Pick what you are doing: click it, or press 1–8.',
  since: (time: string) => `since ${time}`,
  startedBefore: 'started',
  startedAfter: 'min ago?',
  startedAgo: (minutes: number) => `Started ${minutes} minutes ago`,
  note: 'What is it about? (optional)',
  categories: 'Categories',
  today: 'Today',
  todayTotal: (length: string) => [length, ' today'] as [string, string],
  selling: 'selling',
  away: (span: string, length: string) => `Away ${span} · ${length}. What was it?`,
  awayTitle: (length: string) => `You were away ${length}`,
  awayBefore: (category: string) => `before that: ${category}`,
  awayMore: (count: number) => `${count} more ${form(count, { one: 'waits', other: 'wait' })}`,
  whatWasIt: 'What was it?',
  asBefore: 'as before',
  still: 'Still going on?',
  yesStill: 'Yes',
  endedAt: (time: string) => `Ended ${time}`,
  crmFrom: (time: string) => `CRM since ${time}`,
  notWork: 'Break · not work',
  later: 'Later',
  more: 'More…',
  choose: 'Choose…',
  split: 'Split…',
  partUntil: (number: number) => `End of part ${number}`,
  partWhat: (number: number) => `What part ${number} was`,
  partRemove: (number: number) => `Remove part ${number}`,
  partTimes: (from: string, to: string) =>
    `The times must lie between ${from} and ${to}, one after another.`,
  addPart: 'Another part',
  save: 'Save',
  back: 'Back',
  settings: 'Settings',
  ownCrm: 'your CRM',
  thisIsCrm: 'This site is our CRM',
  sendNow: 'Send now',
  connect: 'Connect…',
  sending: 'Sending…',
  notConnected: 'Not connected',
  toSend: (count: number) => `${count} to send`,
  toSendAt: (count: number, time: string) => `${count} to send at ${time}`,
  nothingToSend: 'Nothing to send yet',
  received: (count: number, length: string) =>
    `Received: ${count} ${form(count, { one: 'segment', other: 'segments' })}, ${length}`,
  receivedOther: (count: number, length: string) =>
    `Received ${length} in ${count} ${form(count, { one: 'segment', other: 'segments' })}; here it is not the same`,
  sendFailures: {
    network: 'Not sent: the server does not answer. Stint tries again.',
    token: 'Not sent: the connection is no longer valid. Connect again in Settings.',
    answer: 'Not sent: the server gave an answer that Stint does not know.',
    busy: 'Not sent: the server is busy. Stint tries again.',
    rejected: 'The server refused some of it. See Settings.',
    other: 'Not sent. Stint tries again.',
  },
  notDone: {
    full: 'Not saved: the disk is full. Free some space, then try again.',
    closed:
      'Not saved: Stint cannot open its storage. Close its other tabs or restart the browser.',
    other: 'Not saved. Please try again.',
  },
  notRead: {
    closed: 'Stint cannot open its storage. Close its other tabs or restart the browser.',
    other: 'Stint cannot read its storage. Restart the browser.',
  },
  dismiss: 'Dismiss',
}

export type Words = typeof en
