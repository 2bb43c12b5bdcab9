/**
 * The monthly review of a team as a whole: what changed, and one question to the team. The page
 * that shows the review contains the texts.
 */
import { dateAfter } from '../time/days.ts'
import { lastDayOf } from './periods.ts'
import { type Judgement, judge } from './usual-range.ts'

/** The reviewed figures, in the order in which their changes are listed. */
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

type Question =
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
  /** Changes of the figures that are also known for the month before. */
  changes: readonly Change[]
  question: Question
}

/**
 * Values of the reviewed month and of the months before it, the earliest month first. Undefined if
 * a value is not known.
 */
export type Course = Readonly<Record<Reviewed, readonly (number | undefined)[]>>

/**
 * The values after the last unknown value. The usual range is computed only from months without a
 * gap.
 */
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

/**
 * The order in which the review asks about figures that fell, causes before results: first the
 * selling time, then the leads, then the deals that came from the leads.
 */
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

/**
 * The smallest number of days between the day of the team's agreement and the end of the reviewed
 * month. If there are fewer days, the review does not judge what the agreement has changed.
 */
const LEAST_DAYS_AFTER = 15

type Outcome =
  /** `days`: the days of the reviewed month after the agreement. */
  | { state: 'too-few-days'; days: number }
  | { state: 'known'; change: Change }
  | { state: 'unknown' }

interface Agreed {
  /** The day on which the team agreed to change something. */
  on: string
  watch?: Reviewed | undefined
}

/**
 * What happened after an agreement: the change of the watched figure from the month before to the
 * reviewed month.
 */
export const outcomeOf = ({ on, watch }: Agreed, month: string, { changes }: Review): Outcome => {
  const last = lastDayOf('month', month)
  const from = on < month ? dateAfter(month, -1) : on
  const days = from > last ? 0 : Temporal.PlainDate.from(from).until(last).days
  if (days < LEAST_DAYS_AFTER) return { state: 'too-few-days', days }
  const change = changes.find(({ what }) => what === watch)
  return change ? { state: 'known', change } : { state: 'unknown' }
}
