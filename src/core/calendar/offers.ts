/**
 * Meetings in the calendar within a stretch of time that the person has to explain (rule 11 of
 * docs/domain.md).
 */
import { type Categories, categoryOf } from '../scheme/categories.ts'
import { minute } from '../time/units.ts'
import type { CalendarEntry } from './entry.ts'

/**
 * Milliseconds. An entry is offered only if at least this much of it lies within the time that the
 * person has to explain.
 */
const LEAST = 3 * minute

/**
 * Milliseconds. If the time between two meetings, or between a meeting and the bound of the
 * stretch, is shorter than this (at most five minutes on the screen), it is offered as a part of
 * the meeting, because meetings seldom begin and end exactly at the times in the calendar.
 */
const REST_OF_MEETING = 6 * minute

/** The category that the person last chose for a meeting with people of a domain. */
type AnswersByDomain = ReadonlyMap<string, string>

/** The part of a calendar entry within a stretch, epoch milliseconds, with its probable category. */
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

/**
 * The meetings within a stretch, cut to the bounds of the stretch, the earliest first. They do not
 * overlap. Short times before and after a meeting are included in the meeting (`REST_OF_MEETING`).
 */
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
  const inOrder = offers.sort((a, b) => a.from - b.from)
  return inOrder.map((offer, i) => ({
    ...offer,
    from: i === 0 ? withRest(offer.from, startedAt) : offer.from,
    to: withRest(offer.to, inOrder[i + 1]?.from ?? endedAt),
  }))
}

/**
 * Extends a meeting to the instant `next` if the time between its start or end (`bound`) and `next`
 * is short.
 */
const withRest = (bound: number, next: number) =>
  Math.abs(next - bound) < REST_OF_MEETING ? next : bound

const isMeeting = ({ isAllDay, isFree, isOutOfOffice }: CalendarEntry) =>
  !isAllDay && !isFree && !isOutOfOffice

/**
 * Order of preference for entries at the same time: accepted entries come first, then entries that
 * began later.
 */
const bySurety = (a: CalendarEntry, b: CalendarEntry) =>
  Number(a.isTentative) - Number(b.isTentative) || b.startedAt - a.startedAt

/**
 * Guesses the category of a meeting. If people from outside the person's own domain take part, it
 * is the category of the last meeting with that domain, or else *Meeting with client*. Otherwise it
 * is *Internal meeting*.
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

/**
 * Whether a category that the person chose for a calendar entry is a kind of meeting. Only such a
 * category is remembered for the e-mail domains of the entry's people.
 */
export const isAnswerForDomain = (category: string, categories: Categories): boolean =>
  categoryOf(category, categories)?.offComputer === true
