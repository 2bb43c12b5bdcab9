import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/**
 * Words of the notification at the end of a day. They have a file of their own, because the worker
 * loads only these.
 */
export const en = {
  title: (length: string) => `Your day: ${length}`,
  waits: (count: number) => `${count} ${form(count, { one: 'gap', other: 'gaps' })} to explain`,
  whole: 'Everything is explained.',
  open: 'Open the day',
  send: 'Send',
  selling: (share: string) => `selling ${share}`,
}

export type DayNoticeWords = typeof en
