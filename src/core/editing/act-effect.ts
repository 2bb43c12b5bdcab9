/** What an action (`act.ts`) changed, for the list of actions in the popup. */
import { isAside, type Segment, UNEXPLAINED } from '../time/segment.ts'
import type { ActDone } from './act.ts'

export interface ActEffect {
  /** When the action was made, epoch milliseconds. */
  at: number
  /** The category of the stretch whose start, end or note the action changed. */
  category?: string
  /** The note that the stretch has after the action. */
  note?: string
  /**
   * `from` and `to`: the bounds of the time that an answer explained. `to` without `from`: the
   * instant at which a stretch was stopped. Epoch milliseconds.
   */
  from?: number
  to?: number
  /** Milliseconds that the action took from other stretches, by category. */
  takes: readonly { category: string; ms: number }[]
}

/** One segment before and after the action. */
type Pair = readonly [was: Segment, is: Segment]

/**
 * The effect of an action, computed from the rows before and after the action. If the action was
 * undone, `before` and `after` are exchanged.
 */
export function effectOf(act: ActDone): ActEffect {
  const { before, after, reversed } = act
  const all = before.map((was, i) => [was, after[i] ?? was] as const)
  const pairs = reversed ? all.map(([was, is]) => [is, was] as const) : all
  const at = Math.max(...all.flat().map(({ changedAt }) => changedAt))
  return { at, takes: [], ...detailsOf(act, pairs) }
}

function detailsOf({ did }: ActDone, pairs: readonly Pair[]): Partial<ActEffect> {
  switch (did) {
    case 'earlier':
      return { takes: pairs.flatMap(lossOf) }
    case 'note':
      return effectOfNote(pairs)
    case 'stop':
    case 'ended':
      return effectOfStop(pairs)
    case 'answer':
      return effectOfAnswer(pairs)
    default:
      return effectOfNote(pairs.filter(([, is]) => is.endedAt === undefined))
  }
}

/** Milliseconds that a segment lost to another segment whose start was moved back. */
const lossOf = ([was, is]: Pair) => {
  const { category, startedAt, endedAt } = was
  if (was.deleted || endedAt === undefined || isAside(category)) return []
  const left = is.deleted ? 0 : (is.endedAt ?? endedAt) - is.startedAt
  const ms = endedAt - startedAt - left
  return ms > 0 ? [{ category, ms }] : []
}

function effectOfNote(pairs: readonly Pair[]): Partial<ActEffect> {
  const noted = pairs.find(([was, is]) => !is.deleted && (was.deleted || was.note !== is.note))?.[1]
  return noted ? { category: noted.category, ...(noted.note && { note: noted.note }) } : {}
}

function effectOfStop(pairs: readonly Pair[]): Partial<ActEffect> {
  const stopped = pairs.find(([was, is]) => was.endedAt === undefined && is.endedAt !== undefined)
  if (!stopped) return {}
  const [{ category }, { endedAt }] = stopped
  return { category, ...(endedAt !== undefined && { to: endedAt }) }
}

function effectOfAnswer(pairs: readonly Pair[]): Partial<ActEffect> {
  const answered = pairs.flatMap(([, is]) => (is.deleted || is.category === UNEXPLAINED ? [] : is))
  if (answered.length === 0) return {}
  return {
    from: Math.min(...answered.map(({ startedAt }) => startedAt)),
    to: Math.max(...answered.map(({ endedAt = 0 }) => endedAt)),
  }
}
