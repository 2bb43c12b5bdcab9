/**
 * Calls and meetings: how long the CRM was open during them, and the ratio of dialing to talk
 * (which shows the quality of a call list).
 */
import { crmOpenMs } from '../attribution/crm-during-call.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../scheme/versions.ts'
import type { Piece } from '../time/resolve-overlaps.ts'
import { lengthOf } from './cut-at-bounds.ts'
import type { ReportDay } from './day.ts'
import { type Frame, isWork } from './frame.ts'
import { shareOf } from './totals.ts'

export interface CallTime {
  category: string
  ms: number
  /** Milliseconds in which the CRM was open. */
  open: number
  count: number
  /** The number of calls or meetings during which the CRM was open at any time. */
  withCrm: number
}

/**
 * Milliseconds that the CRM was open during a piece of a segment, estimated from the length of the
 * piece: Stint stores only for how long the CRM was open during the whole segment, and not when.
 */
const openIn = (piece: Piece, now: number) => {
  const { segment } = piece
  const whole = (segment.endedAt ?? now) - segment.startedAt
  return (crmOpenMs(segment, now) * lengthOf(piece)) / whole
}

/**
 * Whether a category is a call or meeting: it needs no computer, and is not travel. Travel is left
 * out because nobody uses a CRM while driving.
 */
const isTalk = (category: string, { rollUp }: Pick<Frame, 'rollUp'>) => {
  const { offComputer, group } = rollUp.category(category) ?? {}
  return offComputer === true && group !== 'travel'
}

export function callTimes(
  pieces: readonly Piece[],
  frame: Pick<Frame, 'privates' | 'rollUp' | 'now'>,
): CallTime[] {
  const calls = new Map<string, CallTime & { seen: Set<string>; open: number }>()
  for (const piece of pieces) {
    const { category, id } = piece.segment
    if (!isWork(category, frame) || !isTalk(category, frame)) continue
    const fresh = { category, ms: 0, open: 0, count: 0, withCrm: 0, seen: new Set<string>() }
    const call = calls.get(category) ?? fresh
    calls.set(category, call)
    const open = openIn(piece, frame.now)
    call.ms += lengthOf(piece)
    call.open += open
    if (open > 0 && !call.seen.has(id)) call.withCrm++
    if (!call.seen.has(id)) call.count++
    call.seen.add(id)
  }
  return [...calls.values()].map(({ seen: _, ...call }) => call).sort((a, b) => b.ms - a.ms)
}

export const DIALING = 'dialing'
export const TALK = 'outgoing-call'

export interface DialingAgainstTalk {
  dialing: number
  talk: number
  /** Minutes of dialing and waiting per minute of talk. Undefined if there is no talk. */
  ratio: number | undefined
  /**
   * Whether some talk was recorded on days whose scheme had no Dialing. `talk` does not include
   * that talk.
   */
  partly: boolean
}

const offersDialing = ({ categories }: Pick<SchemeVersion, 'categories'>) =>
  categories.some(({ id, retired }) => id === DIALING && !retired)

/**
 * Whether dialing was recorded separately from calls on a day: the scheme of that day offered
 * Dialing, or Dialing was used.
 */
export const recordsDialing =
  (versions: readonly SchemeVersion[]) =>
  ({ date, work }: Pick<ReportDay, 'date' | 'work'>): boolean =>
    (work[DIALING] ?? 0) > 0 ||
    offersDialing(versions.findLast(({ from = '' }) => from <= date) ?? FIRST_SCHEME)

/**
 * Dialing and talk on the days whose scheme offered Dialing. On other days a call includes its
 * dialing. The talk of those days would make a call list look better than it is.
 * @param versions the versions of the scheme, the oldest first
 */
export function dialingOf(
  days: readonly Pick<ReportDay, 'date' | 'work'>[],
  versions: readonly SchemeVersion[],
): DialingAgainstTalk {
  const sum = (some: typeof days, id: string) =>
    some.reduce((all, { work }) => all + (work[id] ?? 0), 0)
  const apart = days.filter(recordsDialing(versions))
  const [dialing, talk] = [sum(apart, DIALING), sum(apart, TALK)]
  return { dialing, talk, ratio: shareOf(dialing, talk), partly: sum(days, TALK) > talk }
}
