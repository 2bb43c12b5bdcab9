/**
 * The person's calendar: its address, the times of its entries, and the person's answers about
 * them. This data is never sent, and no backup contains it.
 */
import type { StintDatabase } from './database.ts'
import type { CalendarTimes } from './named.ts'
import { readNamed, writeNamed } from './named-rows.ts'

/**
 * The largest number of stored answers. An answer is the category that the person chose for a
 * meeting with people of one e-mail domain. The oldest answers are removed.
 */
const MOST_DOMAINS = 500

/**
 * Sets the address of the calendar, and deletes the times that were read from the previous address.
 */
export const setCalendar = (db: StintDatabase, url: string): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'calendar', { url })
    await db.named.delete('calendarTimes')
  })

/** Removes the calendar, and everything that is stored about it. */
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

/**
 * Stores the times of a calendar's entries.
 * @param url the address from which the times were read; undefined for a file. If the person has
 * removed this address since then, nothing is stored
 */
export const keepTimes = (
  db: StintDatabase,
  url: string | undefined,
  times: CalendarTimes,
): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    const now = await readNamed(db, 'calendar')
    if (now?.url === url) await writeNamed(db, 'calendarTimes', times)
  })

/**
 * Returns this browser's salt for the hashes of e-mail domains. The salt is made at the first call.
 */
export const saltOf = (db: StintDatabase): Promise<string> =>
  db.transaction('rw', db.named, async () => {
    const known = await readNamed(db, 'domains')
    if (known) return known.salt
    const salt = crypto.randomUUID()
    await writeNamed(db, 'domains', { salt, answers: {} })
    return salt
  })

/**
 * Stores the category that the person chose for a meeting with people who have these e-mail
 * domains.
 * @param domains hashes of the domains
 */
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
