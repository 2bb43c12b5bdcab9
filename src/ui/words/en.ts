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
  pick: 'Pick what you are doing: click it, or press 1–8.',
  startedBefore: 'started',
  startedAfter: 'min ago?',
  startedAgo: (minutes: number) => `Started ${minutes} minutes ago`,
  note: 'What is it about? (optional)',
  categories: 'Categories',
  today: 'Today',
  todayTotal: (length: string) => [length, ' today'] as [string, string],
  selling: 'selling',
  awayMore: (count: number) => `${count} more ${form(count, { one: 'waits', other: 'wait' })}`,
  asBefore: 'as before',
  clockBehind: 'Clock set back',
  countFromNow: 'Count from now',
  countHint: 'Removes what is stored beyond the present time, and counts on from now.',
  yesStill: 'Yes',
  endedAt: (time: string) => `Ended ${time}`,
  crmFrom: (time: string) => `CRM since ${time}`,
  notWork: 'Break · not work',
  later: 'Later',
  more: 'More…',
  split: 'Split…',
  partUntil: (number: number) => `End of part ${number}`,
  partWhat: (number: number) => `What part ${number} was`,
  partRemove: (number: number) => `Remove part ${number}`,
  partTimes: (from: string, to: string) =>
    `The times must lie between ${from} and ${to}, one after another.`,
  addPart: 'Another part',
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
    `This computer's clock is ${Math.abs(minutes)} min ${minutes > 0 ? 'ahead' : 'behind'}. Set it right: times are recorded wrongly.`,
  differs: (day: string) =>
    `The server holds ${day} differently from what is here. Tell whoever runs it.`,
  notConnected: 'Not connected',
  toSend: (count: string) => `${count} to send`,
  toSendAt: (count: string, time: string) => `${count} to send at ${time}`,
  nothingToSend: 'Nothing to send yet',
  received: (count: number, length: string) =>
    `Received: ${count} ${form(count, { one: 'segment', other: 'segments' })}, ${length}`,
  receivedOther: (count: number, length: string) =>
    `Received ${length} in ${count} ${form(count, { one: 'segment', other: 'segments' })}; here it is not the same`,
  sendFailures: {
    offline: 'Not sent: you are offline. Stint tries again.',
    network: 'Not sent: the server cannot be reached. Stint tries again.',
    cut: 'Not sent: the connection broke. Stint tries again.',
    slow: 'Not sent: the server took too long. Stint tries again.',
    server: 'Not sent: the server has a fault. Stint tries again.',
    portal: 'Not sent: a page came in between. Does this network want you to log in?',
    between:
      'Not sent: something in between answered, not the server: a proxy or a firewall. Stint tries again.',
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
    full: 'The disk is full, and Stint cannot open its storage. Free some space.',
    closed: 'Stint cannot open its storage. Close its other tabs or restart the browser.',
    other: 'Stint cannot read its storage. Restart the browser.',
  },
  unknownZone: (zone: string) =>
    `This browser does not know its time zone. Stint uses ${zone}. If times look wrong, set the computer’s time zone.`,
  dismiss: 'Dismiss',
}

export type Words = typeof en
