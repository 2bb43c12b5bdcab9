import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/** What the popup says when it asks about time away. */
export const en = {
  awayMore: (count: number) => `${count} more ${form(count, { one: 'waits', other: 'wait' })}`,
  asBefore: 'as before',
  before: (category: string) => `Before: ${category}`,
  after: (category: string) => `After: ${category}`,
  breakShort: 'Break',
  later: 'Later',
  laterKey: 'Esc',
  more: 'More…',
  split: 'Split…',
  partUntil: (number: number) => `End of part ${number}`,
  partWhat: (number: number) => `Category of part ${number}`,
  partRemove: (number: number) => `Remove part ${number}`,
  partTimes: (from: string, to: string) => `Enter times between ${from} and ${to}, in order.`,
  addPart: 'Add a part',
  save: 'Save',
  back: 'Back',
}

export type AnswerWords = typeof en
