import { type CalendarOffer, isAnswerForDomain, offersFor } from '../../core/calendar/offers.ts'
import { keepDomainAnswer, readCalendarRows } from '../../store/calendar.ts'
import type { StintDatabase } from '../../store/database.ts'
import { readScheme } from '../../store/scheme/versions.ts'
import { readEntries } from './entries.ts'

interface Stretch {
  startedAt: number
  endedAt: number
}

/**
 * The calendar's meetings in a stretch of time, each with its likely category. Empty if there is no
 * calendar.
 */
export async function readOffers(db: StintDatabase, stretch: Stretch): Promise<CalendarOffer[]> {
  const { startedAt: from, endedAt: to } = stretch
  const entries = await readEntries(db, { from, to })
  const { domains } = await readCalendarRows(db)
  const known = new Map(Object.entries(domains?.answers ?? {}))
  return offersFor(stretch, entries, known, (await readScheme(db)).categories)
}

/**
 * Remembers the category of each meeting, as the guess for the next meeting with people of the same
 * e-mail domains (rule 11 in docs/domain.md).
 */
export async function learnFrom(
  db: StintDatabase,
  offers: readonly Pick<CalendarOffer, 'domains' | 'category'>[],
): Promise<void> {
  const { categories } = await readScheme(db)
  for (const { domains, category } of offers) {
    if (isAnswerForDomain(category, categories)) await keepDomainAnswer(db, domains, category)
  }
}
