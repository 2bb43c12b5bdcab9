import { type Context, isAside, type Stretch } from '../time/segment.ts'
import { day, hour, minute } from '../time/units.ts'

/**
 * A suggestion of what to start next: a category with a note that the person used before, or
 * Documentation about a call, on the CRM record of that call.
 */
export interface Repeat {
  category: string
  note: string
  context?: Context
}

/**
 * Milliseconds. If the pause between two stretches is longer than this, the second does not count
 * as following the first.
 */
const APART = 30 * minute

/**
 * Points that a pair of category and note gets for each earlier start of this pair. `once`: for
 * every start. `withinTwoHours`, `withinHour`: if the time of day was similar to the present time.
 * `sameCategory`: if the work before that start has the same category as the present work.
 * `samePair`: if it also has the same note.
 */
const SCORE = { once: 1, withinTwoHours: 1, withinHour: 2, sameCategory: 2, samePair: 3 } as const

interface Now {
  now: number
  /**
   * The stretch that runs now, or ran last. Pairs that usually follow this stretch get more points.
   */
  last?: Pick<Stretch, 'category' | 'note'> | undefined
  isOffered: (category: string) => boolean
  /** The largest number of pairs of category and note to return. */
  most: number
}

/**
 * The pairs of category and note that the person will probably start next: pairs that the person
 * often started at this time of the day, and after the present work. The running pair is left out.
 * @param stretches the stretches of the last weeks, in order of start
 */
export function likelyRepeats(
  stretches: readonly Stretch[],
  { now, last, isOffered, most }: Now,
): Repeat[] {
  const scores = new Map<string, { pair: Repeat; score: number }>()
  for (const { stretch, before } of startsOf(stretches)) {
    const { category, note } = stretch
    if (!note || !isOffered(category) || (last && isSamePair(stretch, last))) continue
    const key = keyOf(stretch)
    const score = (scores.get(key)?.score ?? 0) + scoreOf(stretch, before, { now, last })
    // A pair of category and note that is used again is first deleted from the Map: then the pair
    // used last is the last one in the Map, in its latest spelling.
    scores.delete(key)
    scores.set(key, { pair: { category, note }, score })
  }
  return [...scores.values()]
    .reverse()
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ pair }) => pair)
}

interface Start {
  stretch: Stretch
  /** The work before this stretch, if the pause before this stretch was at most `APART`. */
  before: Stretch | undefined
}

/**
 * The starts of work. If the same work goes on after automatic Documentation or a short pause, this
 * is not counted as another start.
 */
function startsOf(stretches: readonly Stretch[]): Start[] {
  const starts: Start[] = []
  let before: Stretch | undefined
  for (const stretch of stretches) {
    const { category, source, note } = stretch
    if (isAside(category) || (source === 'auto' && !note)) continue
    const follows = before && stretch.startedAt - (before.endedAt ?? stretch.startedAt) < APART
    const resumes = follows && before && isSamePair(before, stretch)
    if (!resumes) starts.push({ stretch, before: follows ? before : undefined })
    before = stretch
  }
  return starts
}

function scoreOf(
  { startedAt }: Stretch,
  before: Stretch | undefined,
  { now, last }: Pick<Now, 'now' | 'last'>,
): number {
  // Compares the time of day without a time zone. If a switch to or from summer time lies between
  // `startedAt` and `now`, the result is wrong by an hour.
  const apart = Math.abs(now - startedAt) % day
  const distance = Math.min(apart, day - apart)
  const byHour =
    distance <= hour ? SCORE.withinHour : distance <= 2 * hour ? SCORE.withinTwoHours : 0
  if (!before || !last) return SCORE.once + byHour
  const follows = isSamePair(before, last)
    ? SCORE.samePair
    : before.category === last.category
      ? SCORE.sameCategory
      : 0
  return SCORE.once + byHour + follows
}

const keyOf = ({ category, note = '' }: Pick<Stretch, 'category' | 'note'>) =>
  `${category}\n${note.toLowerCase()}`

const isSamePair = (a: Pick<Stretch, 'category' | 'note'>, b: Pick<Stretch, 'category' | 'note'>) =>
  keyOf(a) === keyOf(b)

/** The different notes of these stretches, in order from the latest to the earliest. */
export function earlierNotes(stretches: readonly Stretch[], most: number): string[] {
  const notes = new Map<string, string>()
  for (const { note } of stretches.toReversed()) {
    if (note && !notes.has(note.toLowerCase())) notes.set(note.toLowerCase(), note)
  }
  return [...notes.values()].slice(0, most)
}
