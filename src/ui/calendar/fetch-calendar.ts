/** The reasons why a calendar could not be read. */
export type CalendarTrouble = 'unreachable' | 'refused' | 'large' | 'none'

export class CalendarError extends Error {
  readonly trouble: CalendarTrouble

  constructor(trouble: CalendarTrouble) {
    super(`The calendar cannot be read: ${trouble}`)
    this.trouble = trouble
  }
}

/**
 * The size of the largest calendar that is read, bytes. Ten years of a busy person's calendar take
 * about half of this.
 */
const MOST_BYTES = 20_000_000
/** The longest wait for the calendar's server, milliseconds. */
const SERVER_WAIT = 20_000

/**
 * Fetches a calendar from its address. Sends no cookies and no referrer.
 * @throws CalendarError
 */
export async function fetchCalendar(url: string): Promise<string> {
  const answer = await fetch(url, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(SERVER_WAIT),
  }).catch(() => undefined)
  if (!answer) throw new CalendarError('unreachable')
  if (!answer.ok) throw new CalendarError('refused')
  return textWithin(answer)
}

async function textWithin({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const reader = body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read().catch(() => undefined)) ?? { done: true }
    if (done || !value) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MOST_BYTES) {
      await reader?.cancel()
      throw new CalendarError('large')
    }
    text += decoder.decode(value, { stream: true })
  }
}

/**
 * The https address of a calendar, from what a person pasted. Returns undefined if the text is no
 * such address.
 */
export function calendarAddress(text: string): string | undefined {
  const given = text.trim().replace(/^webcals?:/i, 'https:')
  if (!URL.canParse(given)) return undefined
  const { protocol, username, password, href } = new URL(given)
  return protocol === 'https:' && !username && !password ? href : undefined
}

/**
 * The match patterns of the browser permission that this address needs. They contain only its host.
 */
export const patternsOf = (url: string): readonly string[] => [`https://${new URL(url).hostname}/*`]
