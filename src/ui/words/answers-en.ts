import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/**
 * Questions of the popup: about time away, about a category that may run by mistake, and about a
 * clock that was set back.
 */
export const en = {
  awayMore: (count: number) => `${count} more ${form(count, { one: 'waits', other: 'wait' })}`,
  asBefore: 'as before',
  before: (category: string) => `Before: ${category}`,
  after: (category: string) => `After: ${category}`,
  breakShort: 'Break',
  later: 'Later',
  more: 'More…',
  split: 'Split…',
  partUntil: (number: number) => `End of part ${number}`,
  partWhat: (number: number) => `Category of part ${number}`,
  partRemove: (number: number) => `Remove part ${number}`,
  partTimes: (from: string, to: string) => `Enter times between ${from} and ${to}, in order.`,
  addPart: 'Add a part',
  clockBehind: 'Clock set back',
  countFromNow: 'Continue from now',
  countHint: 'Deletes what is recorded later than now, and continues from now.',
  yesStill: 'Yes',
  endedAt: (time: string) => `Ended ${time}`,
  crmFrom: (time: string) => `CRM since ${time}`,
  callWas: (when: string) => `Call ${when}. What was it?`,
  /** Names of categories for calls, short enough for a row of answers. */
  callShort: {
    'client-meeting': 'Client',
    'prospect-meeting': 'Prospect',
    'internal-meeting': 'Internal',
    'outgoing-call': 'Outgoing',
    'incoming-call': 'Incoming',
  } as Readonly<Record<string, string>>,
  save: 'Save',
  back: 'Back',
}

export type AnswerWords = typeof en
