/** What the calendar says of a stretch of time that the person has to account for (rule 11). */
import { type Categories, categoryOf } from '../scheme/categories.ts'
import { minute } from '../time/units.ts'
import type { CalendarEntry } from './entry.ts'

/** A shorter overlap with an entry is chance, milliseconds. */
const LEAST = 3 * minute

/** What the person last said a meeting with a domain was. */
export type AnswersByDomain = ReadonlyMap<string, string>

/** An entry's time within a stretch, epoch milliseconds, and the category that it probably was. */
export interface CalendarOffer {
  from: number
  to: number
  category: string
  title: string
  domains: readonly string[]
}

interface Stretch {
  startedAt: number
  endedAt: number
}

/** The meetings within a stretch, clipped to it, in order, without overlaps. */
export function offersFor(
  { startedAt, endedAt }: Stretch,
  entries: readonly CalendarEntry[],
  known: AnswersByDomain,
  categories: Categories,
): CalendarOffer[] {
  const offers: CalendarOffer[] = []
  for (const entry of entries.filter(isMeeting).sort(bySurety)) {
    const from = Math.max(startedAt, entry.startedAt)
    const to = Math.min(endedAt, entry.endedAt)
    if (to - from < LEAST || offers.some((other) => from < other.to && other.from < to)) continue
    const category = categoryOfMeeting(entry, known, categories)
    if (category) offers.push({ from, to, category, title: entry.title, domains: entry.domains })
  }
  return offers.sort((a, b) => a.from - b.from)
}

const isMeeting = ({ isAllDay, isFree, isOutOfOffice }: CalendarEntry) =>
  !isAllDay && !isFree && !isOutOfOffice

/** Of two entries at once the accepted one, then the one that began later. */
const bySurety = (a: CalendarEntry, b: CalendarEntry) =>
  Number(a.isTentative) - Number(b.isTentative) || b.startedAt - a.startedAt

/**
 * With somebody outside the person's own domain: a meeting with a client, or what it last was with
 * that domain. Otherwise an internal meeting.
 */
export function categoryOfMeeting(
  { domains }: Pick<CalendarEntry, 'domains'>,
  known: AnswersByDomain,
  categories: Categories,
): string | undefined {
  const last = domains.flatMap((domain) => known.get(domain) ?? [])
  const usual = domains.length > 0 ? 'client-meeting' : 'internal-meeting'
  return [...last, usual].find((id) => {
    const category = categoryOf(id, categories)
    return category !== undefined && !category.retired
  })
}

/** Whether an answer says what kind of meeting it was with a domain. */
export const isAnswerForDomain = (category: string, categories: Categories): boolean =>
  categoryOf(category, categories)?.offComputer === true
