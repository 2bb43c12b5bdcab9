/**
 * Reads the person's calendar for the pages, at most every 15 minutes (rule 11 in docs/domain.md).
 */
import type { CalendarEntry } from '../../core/calendar/entry.ts'
import { day, minute } from '../../core/time/units.ts'
import { keepTimes, readCalendarRows, saltOf } from '../../store/calendar.ts'
import type { StintDatabase } from '../../store/database.ts'
import type { CalendarTimes } from '../../store/named.ts'
import { ownZone } from '../../store/own-zone.ts'
import { CalendarError, type CalendarTrouble, fetchCalendar } from './fetch-calendar.ts'

/** The shortest time between two attempts to read the calendar, milliseconds. */
const READ_EVERY = 15 * minute
/**
 * How far back and ahead the calendar is read, milliseconds. People do not remember older meetings.
 */
const BACK = 35 * day
const AHEAD = 2 * day

/** The entries with their titles. They are only in the memory of this page, and are not stored. */
let titled: { readAt: number; entries: readonly CalendarEntry[] } | undefined

/**
 * The entries that overlap `[from, to)`. Empty if there is no calendar, or if the calendar cannot
 * be read.
 */
export async function readEntries(
  db: StintDatabase,
  { from, to }: { from: number; to: number },
): Promise<readonly CalendarEntry[]> {
  const times = await currentTimes(db, Date.now())
  if (!times) return []
  const entries =
    titled?.readAt === times.readAt ? titled.entries : times.entries.map(withEmptyTitle)
  return entries.filter(({ startedAt, endedAt }) => startedAt < to && endedAt > from)
}

const withEmptyTitle = (entry: CalendarTimes['entries'][number]): CalendarEntry => ({
  ...entry,
  title: '',
})

/**
 * The present attempt to read the calendar. Parts of a page that need the calendar at the same time
 * share this attempt.
 */
let reading: Promise<CalendarTimes> | undefined

async function currentTimes(db: StintDatabase, now: number): Promise<CalendarTimes | undefined> {
  const { url, times } = await readCalendarRows(db)
  if (!url || (times && Math.abs(now - times.readAt) < READ_EVERY)) return times
  reading ??= readAddress(db, url, now).finally(() => {
    reading = undefined
  })
  return reading
}

/**
 * Reads the calendar now. A failure is stored as well, so that the next attempt also waits for
 * `READ_EVERY`.
 */
export async function readAddress(
  db: StintDatabase,
  url: string,
  now = Date.now(),
): Promise<CalendarTimes> {
  const { times } = await readCalendarRows(db)
  try {
    return await keepText(db, await fetchCalendar(url), now, url)
  } catch (error) {
    const trouble = troubleIn(error)
    const before = times ?? { from: now, to: now, entries: [] }
    const failed = { ...before, readAt: now, trouble }
    await keepTimes(db, url, failed)
    return failed
  }
}

/** Reads a calendar from a file. @throws CalendarError */
export async function readFile(db: StintDatabase, text: string, now = Date.now()) {
  try {
    return await keepText(db, text, now)
  } catch (error) {
    throw new CalendarError(troubleIn(error))
  }
}

const troubleIn = (error: unknown): CalendarTrouble => {
  if (error instanceof CalendarError) return error.trouble
  if (error instanceof RangeError) return /large/.test(error.message) ? 'large' : 'none'
  throw error
}

async function keepText(db: StintDatabase, text: string, now: number, url?: string) {
  const { readCalendar } = await import('../../calendar/read-calendar.ts')
  const [from, to] = [now - BACK, now + AHEAD]
  const read = await readCalendar(text, { from, to, zone: ownZone() })
  const hash = hasher(await saltOf(db))
  const entries = await Promise.all(
    read.map(async (entry) => ({
      ...entry,
      key: await hash(entry.key),
      domains: await Promise.all(entry.domains.map(hash)),
    })),
  )
  const times: CalendarTimes = {
    readAt: now,
    ...(!url && { isFile: true as const }),
    from,
    to,
    entries: entries.map(({ title: _, ...entry }) => entry),
  }
  titled = { readAt: now, entries }
  await keepTimes(db, url, times)
  return times
}

/**
 * A hash of a text together with this browser's salt. Without the salt, nobody can compute the same
 * hash.
 */
const hasher = (salt: string) => async (text: string) => {
  const bytes = new TextEncoder().encode(`${salt} ${text}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return digest.slice(0, 12).toHex()
}
