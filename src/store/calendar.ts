/** The person's calendar: its address, and what is remembered of it. Never sent, in no backup. */
import type { CalendarTimes, StintDatabase } from './database.ts'
import { readNamed, writeNamed } from './named-rows.ts'

/** Answers by domain; the oldest are removed. */
const MOST_DOMAINS = 500

/** Sets the address of the calendar; what was read before is forgotten. */
export const setCalendar = (db: StintDatabase, url: string): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'calendar', { url })
    await db.named.delete('calendarTimes')
  })

/** Removes the calendar, and all that is remembered of it. */
export const removeCalendar = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, () =>
    db.named.bulkDelete(['calendar', 'calendarTimes', 'domains', 'leaveAnswered']),
  )

export const readCalendarRows = (db: StintDatabase) =>
  db.transaction('r', db.named, async () => ({
    url: (await readNamed(db, 'calendar'))?.url,
    times: await readNamed(db, 'calendarTimes'),
    domains: await readNamed(db, 'domains'),
  }))

/** @param url the calendar that was read: it may have been removed meanwhile; undefined for a file */
export const keepTimes = (
  db: StintDatabase,
  url: string | undefined,
  times: CalendarTimes,
): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const now = await readNamed(db, 'calendar')
    if (now?.url === url) await writeNamed(db, 'calendarTimes', times)
  })

/** This browser's salt for domains, created at first use. */
export const saltOf = (db: StintDatabase): Promise<string> =>
  db.transaction('rw', db.named, async () => {
    const known = await readNamed(db, 'domains')
    if (known) return known.salt
    const salt = crypto.randomUUID()
    await writeNamed(db, 'domains', { salt, answers: {} })
    return salt
  })

/** Remembers what a meeting with these domains was. @param domains their hashes */
export const keepDomainAnswer = (
  db: StintDatabase,
  domains: readonly string[],
  category: string,
): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const known = await readNamed(db, 'domains')
    if (!known || domains.length === 0) return
    const others = Object.entries(known.answers).filter(([domain]) => !domains.includes(domain))
    const all = [...others, ...domains.map((domain) => [domain, category] as const)]
    const answers = Object.fromEntries(all.slice(-MOST_DOMAINS))
    await writeNamed(db, 'domains', { ...known, answers })
  })
