import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

/**
 * Words of the notification at the end of a day. They are in a file of their own, because the
 * background worker loads no other words of the day page.
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
