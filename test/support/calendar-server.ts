import { onTestFinished, vi } from 'vitest'

/** Private address of a calendar, in the form that a company's server uses; it is a secret. */
export const CALENDAR = 'https://calendar.example/private-73c9/basic.ics'

interface Meeting {
  /** Start and end as ISO instants, or as dates without hyphens if the entry lasts whole days. */
  from: string
  to: string
  title?: string
  /** Domain of the guest's e-mail address, if the meeting has a guest. */
  guest?: string
}

/** Returns a time in iCalendar's form: the parameters and the value of a property. */
const asValue = (time: string) =>
  time.length === 8 ? `;VALUE=DATE:${time}` : `:${time.replaceAll(/[-:]|\.\d+/g, '')}`

/**
 * Returns the iCalendar text of Anna's calendar. Each meeting also has a place, a description and
 * guests, which Stint may neither store nor send.
 */
export const calendarText = (meetings: readonly Meeting[]) =>
  [
    'BEGIN:VCALENDAR',
    'X-WR-CALNAME:anna@ours.example',
    ...meetings.flatMap(({ from, to, title = 'Review', guest }, i) => [
      'BEGIN:VEVENT',
      `UID:uid-${i}@google.example`,
      `DTSTART${asValue(from)}`,
      `DTEND${asValue(to)}`,
      `SUMMARY:${title}`,
      'LOCATION:Hidden street 7',
      'DESCRIPTION:Join at https://meet.example/hidden-room',
      'ORGANIZER:mailto:anna@ours.example',
      ...(guest ? [`ATTENDEE;CN=Otto Hidden:mailto:otto@${guest}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/**
 * Answers requests to the calendar's address with a text. All other requests go to the `fetch` function
 * that was set before.
 * @returns a function that returns how many times the calendar was read
 */
export function serveCalendar(textOf: () => string | undefined) {
  const other = globalThis.fetch
  let count = 0
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (String(input) !== CALENDAR) return other(input, init)
    count++
    const text = textOf()
    return text === undefined ? new Response('', { status: 404 }) : new Response(text)
  })
  onTestFinished(() => spy.mockRestore())
  return () => count
}
