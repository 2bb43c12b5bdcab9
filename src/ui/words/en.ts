import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/** What Stint says to a person; `ru.ts` has the same keys. */
export const en = {
  language: 'en',
  auto: 'auto',
  stop: 'Stop',
  end: 'End',
  undo: 'Undo',
  awaySince: (time: string) => `Away since ${time}`,
  pick: 'Click what you are doing, or press 1–8.',
  startedBefore: 'started',
  startedAfter: 'min ago?',
  startedAgo: (minutes: number) => `Started ${minutes} minutes ago`,
  note: 'Add a note',
  categories: 'Categories',
  today: 'Today',
  todayTotal: (length: string) => [length, ' today'] as [string, string],
  selling: 'selling',
  awayMore: (count: number) => `${count} more ${form(count, { one: 'waits', other: 'wait' })}`,
  asBefore: 'as before',
  clockBehind: 'Clock set back',
  countFromNow: 'Continue from now',
  countHint: 'Deletes what is recorded later than now, and continues from now.',
  yesStill: 'Yes',
  endedAt: (time: string) => `Ended ${time}`,
  crmFrom: (time: string) => `CRM since ${time}`,
  notWork: 'Break · not work',
  later: 'Later',
  more: 'More…',
  split: 'Split…',
  partUntil: (number: number) => `End of part ${number}`,
  partWhat: (number: number) => `Category of part ${number}`,
  partRemove: (number: number) => `Remove part ${number}`,
  partTimes: (from: string, to: string) => `Enter times between ${from} and ${to}, in order.`,
  addPart: 'Add a part',
  save: 'Save',
  back: 'Back',
  day: 'Day',
  report: 'Report',
  settings: 'Settings',
  keepOpen: 'Keep open beside the page',
  ownCrm: 'your CRM',
  thisIsCrm: 'This site is our CRM',
  sendNow: 'Send now',
  connect: 'Connect…',
  sending: 'Sending…',
  sendingLeft: (count: string) => `Sending… ${count} left`,
  clockOff: (minutes: number) =>
    `This computer's clock is ${Math.abs(minutes)} min ${minutes > 0 ? 'fast' : 'slow'}. Please set it right: your times are wrong until then.`,
  differs: (day: string) =>
    `The server has other data for ${day} than this browser. Please tell your administrator.`,
  notConnected: 'Not connected',
  toSend: (count: string) => `${count} to send`,
  toSendAt: (count: string, time: string) => `${count} to send at ${time}`,
  nothingToSend: 'Nothing to send yet',
  received: (count: number, length: string) =>
    `Received: ${count} ${form(count, { one: 'entry', other: 'entries' })}, ${length}`,
  receivedOther: (count: number, length: string) =>
    `The server has ${length} in ${count} ${form(count, { one: 'entry', other: 'entries' })}; this browser has not`,
  sendFailures: {
    offline: 'Not sent: you are offline. Stint will try again.',
    network: 'Not sent: the server cannot be reached. Stint will try again.',
    cut: 'Not sent: the connection was lost. Stint will try again.',
    slow: 'Not sent: the server took too long. Stint will try again.',
    server: 'Not sent: the server has a problem. Stint will try again.',
    portal: 'Not sent: a page came in between. Log in to this network? Stint will try again.',
    between: 'Not sent: something in between answered, not the server. Stint will try again.',
    token: 'Not sent: the connection is no longer valid. Connect again in Settings.',
    answer: 'Not sent: Stint does not understand the server. Please tell your administrator.',
    busy: 'Not sent: the server is busy. Stint will try again.',
    rejected: 'The server refused some entries. See Settings.',
    other: 'Not sent. Stint will try again.',
  },
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
  unknownZone: (zone: string) =>
    `This browser does not know its time zone. Stint uses ${zone}. If times look wrong, set the computer’s time zone.`,
  dismiss: 'Dismiss',
}

export type Words = typeof en
