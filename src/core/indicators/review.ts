/**
 * The monthly review, about the team as a whole: what changed, one question to the team, one thing to
 * try. The words are the page's.
 */
import { dateAfter } from '../time/days.ts'
import { lastDayOf } from './periods.ts'
import { type Judgement, judge } from './usual-range.ts'

/** In the order in which a change is asked about. */
export const REVIEWED = [
  'volume',
  'margin',
  'selling-share',
  'leads',
  'conversion',
  'won',
  'average-deal',
] as const
export type Reviewed = (typeof REVIEWED)[number]

export interface Change {
  what: Reviewed
  value: number
  before: number
  judgement: Judgement
}

export type Question =
  | 'selling-less'
  | 'leads-less'
  | 'conversion-less'
  | 'deals-smaller'
  | 'margin-less'
  | 'volume-less'
  | 'what-went-well'
  | 'nothing-unusual'
  | 'too-early'

export interface Review {
  /** Everything that can be compared with the month before. */
  changes: readonly Change[]
  question: Question
}

/** Values of the reviewed month and of those before it, in the order of time; undefined = not known. */
export type Course = Readonly<Record<Reviewed, readonly (number | undefined)[]>>

/** Only an unbroken row of months says what is usual. */
const unbrokenEnd = (values: readonly (number | undefined)[]) => {
  const gap = values.lastIndexOf(undefined)
  return values.slice(gap + 1) as number[]
}

const changeOf = (what: Reviewed, values: readonly (number | undefined)[]): Change[] => {
  const known = unbrokenEnd(values)
  const [before, value] = known.slice(-2)
  if (value === undefined || before === undefined) return []
  return [{ what, value, before, judgement: judge(value, known.slice(0, -1)) }]
}

/** What lies behind a result is asked about first: time, then leads, then what became of them. */
const LESS: readonly [Reviewed, Question][] = [
  ['selling-share', 'selling-less'],
  ['leads', 'leads-less'],
  ['conversion', 'conversion-less'],
  ['average-deal', 'deals-smaller'],
  ['margin', 'margin-less'],
  ['volume', 'volume-less'],
  ['won', 'volume-less'],
]

const questionFor = (changes: readonly Change[]): Question => {
  const stateOf = (what: Reviewed) =>
    changes.find((change) => change.what === what)?.judgement.state
  const [, less] = LESS.find(([what]) => stateOf(what) === 'lower') ?? []
  if (less) return less
  if (changes.some(({ judgement }) => judgement.state === 'higher')) return 'what-went-well'
  const isKnown = changes.some(({ judgement }) => judgement.state === 'usual')
  return isKnown ? 'nothing-unusual' : 'too-early'
}

export const reviewOf = (course: Course): Review => {
  const changes = REVIEWED.flatMap((what) => changeOf(what, course[what]))
  return { changes, question: questionFor(changes) }
}

/** With fewer days after an agreement in the month that is looked at, nothing is said of it. */
export const LEAST_DAYS_AFTER = 15

export type Outcome =
  /** Days of the month after the one on which it was agreed. */
  | { state: 'too-few-days'; days: number }
  | { state: 'known'; change: Change }
  | { state: 'unknown' }

interface Agreed {
  /** The day on which it was agreed. */
  on: string
  watch?: Reviewed | undefined
}

/** Before and after what was agreed: the month that was looked at then, and the next one. */
export const outcomeOf = ({ on, watch }: Agreed, month: string, { changes }: Review): Outcome => {
  const last = lastDayOf('month', month)
  const from = on < month ? dateAfter(month, -1) : on
  const days = from > last ? 0 : Temporal.PlainDate.from(from).until(last).days
  if (days < LEAST_DAYS_AFTER) return { state: 'too-few-days', days }
  const change = changes.find(({ what }) => what === watch)
  return change ? { state: 'known', change } : { state: 'unknown' }
}
