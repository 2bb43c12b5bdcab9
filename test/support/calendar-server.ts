import { onTestFinished, vi } from 'vitest'

/** A calendar's address, as a company's server gives it; a secret. */
export const CALENDAR = 'https://calendar.example/private-73c9/basic.ics'

interface Meeting {
  /** ISO instants, or dates without hyphens for whole days. */
  from: string
  to: string
  title?: string
  /** The domain of a guest. */
  guest?: string
}

/** A time as a property's parameters and value. */
const asValue = (time: string) =>
  time.length === 8 ? `;VALUE=DATE:${time}` : `:${time.replaceAll(/[-:]|\.\d+/g, '')}`

/** The text of Anna's calendar, with what nobody else may learn of each meeting. */
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
 * Lets the calendar's address answer with a text; all other requests go where they went.
 * @returns the number of times that the calendar was read
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
