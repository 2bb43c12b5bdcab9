import { type Context, isAside, type Source, UNEXPLAINED } from '../../core/time/segment.ts'
import { openOf, runStart } from '../../core/time/timeline.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { findLatest, type Reads } from '../reads.ts'
import { readRange } from '../timeline/read-range.ts'

export interface Running {
  /** The id of the open segment, which is the last segment of the running category. */
  id: string
  category: string
  /**
   * When the running category began, epoch milliseconds. The category may have run in several
   * segments without a gap.
   */
  since: number
  source: Source
  context?: Context
  note?: string
}

/** The oldest unexplained stretch, and the number of such stretches. */
export interface Question {
  /** The end of the newest unexplained stretch, epoch milliseconds. */
  newest: number
  id: string
  startedAt: number
  endedAt: number
  /** The category before the stretch. */
  before?: string
  count: number
}

/**
 * The running category at the end of a device's timeline. Returns undefined if no category is
 * running.
 */
export function runningOf(tail: readonly StoredSegment[]): Running | undefined {
  const open = openOf(tail)
  if (!open || isAside(open.category)) return undefined
  const { id = '', category, source, context, note, startedAt } = open
  return {
    id,
    category,
    since: runStart(tail)?.startedAt ?? startedAt,
    source,
    ...(context && { context }),
    ...(note && { note }),
  }
}

export async function readQuestion(
  db: Pick<Reads, 'segments'>,
  device: string,
): Promise<Question | undefined> {
  const waiting = (s: StoredSegment): s is Ended => isWaiting(s, device)
  const rows = (await unexplainedRows(db).toArray()).filter(waiting)
  const [first] = rows
  // The rows are in order of start and do not overlap, so the last one is the newest.
  const newest = rows.at(-1)?.endedAt ?? 0
  return first && { ...(await questionOf(db, device, first)), count: rows.length, newest }
}

type Ended = StoredSegment & { endedAt: number }
const isEnded = (s: StoredSegment): s is Ended => s.endedAt !== undefined

const unexplainedRows = (db: Pick<Reads, 'segments'>) =>
  db.segments
    .where('[category+startedAt]')
    .between([UNEXPLAINED, -Infinity], [UNEXPLAINED, Infinity])

const isWaiting = (s: StoredSegment, device: string) =>
  !s.deleted && isEnded(s) && s.device === device

/** The most recent stretch of unexplained time. Returns undefined if there is none. */
export async function newestUnexplained(
  db: StintDatabase,
  device: string,
): Promise<Ended | undefined> {
  return findLatest(
    () => unexplainedRows(db),
    2,
    (rows) => {
      const last = rows.find((s) => isWaiting(s, device))
      return last && isEnded(last) ? last : undefined
    },
  )
}

/** The question about a stretch: the bounds of the stretch, and the category before it. */
export async function questionOf(
  db: Pick<Reads, 'segments'>,
  device: string,
  { id, startedAt, endedAt }: Ended,
): Promise<Omit<Question, 'count' | 'newest'>> {
  const [ran] = await readRange(db, device, startedAt - 1, startedAt)
  return { id, startedAt, endedAt, ...(ran && { before: ran.category }) }
}
