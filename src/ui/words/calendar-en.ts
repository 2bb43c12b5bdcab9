import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')

export const en = {
  title: 'Calendar',
  intro:
    'When Stint asks about time away, meetings from your calendar are the first answer. Titles are only shown; Stint stores the times, and sends nothing of your calendar.',
  inCalendar: 'In your calendar:',
  /** The last line of a list of meetings. */
  moreUntil: (count: number, time: string) => `${count} more, until ${time}`,
  address: 'Private address of the calendar',
  addressHint:
    'Google: Settings → your calendar → Secret address in iCal format. Outlook: Settings → Shared calendars → Publish → ICS. Anyone with this address can read your calendar, so Stint keeps it in this browser only, and in no backup.',
  /**
   * The page quotes the question with which the browser asks for permission for the calendar's
   * site. This sentence follows the quotation.
   */
  allow: 'Choose Allow. Stint only reads the calendar at this address.',
  addressExample: 'https://calendar.example/a.ics',
  add: 'Add',
  remove: 'Remove',
  file: 'Choose a file…',
  fileHint: 'Or a file (.ics). It is read once: entries that change later are not seen.',
  noAddress: 'Enter an address that begins with https:// or webcal://.',
  denied: 'Not allowed by the browser, so nothing was added.',
  read: (time: string, count: number) =>
    `Read at ${time}: ${count} ${form(count, { one: 'entry', other: 'entries' })} of the last five weeks`,
  fromFile: 'From a file',
  retry: 'Read again',
  trouble: {
    unreachable:
      'The calendar cannot be reached. Check the address, and that the browser still allows this site.',
    refused: 'The calendar’s server refused. Was the address changed there?',
    large: 'Too large for a calendar.',
    none: 'This is not a calendar.',
  },
  leave: 'Are these days off?',
  leaveYes: 'Days off',
  leaveNo: 'I work on these days',
  lane: 'In your calendar',
  addEntry: (times: string, what: string) => `${times}: add as ${what}`,
}

export type CalendarWords = typeof en
