import { soundDueAt } from '../../core/attribution/call-by-sound.ts'
import { storedBeyondClock } from '../../core/attribution/clock-set-back.ts'
import { doubtOf } from '../../core/attribution/forgotten.ts'
import { isSchemeCheckDue, sendDueAt } from '../../core/day/send-schedule.ts'
import { type Context, isAside, type Source, UNEXPLAINED } from '../../core/time/segment.ts'
import { openOf, runStart } from '../../core/time/timeline.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { readAllNamed } from '../named-rows.ts'
import { findLatest, type Reads } from '../reads.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { ownZone, settingsFromRows } from '../settings.ts'
import { dueAtUnlessAsleep } from '../timeline/next-due.ts'
import { readRange } from '../timeline/range.ts'
import { stateOf } from '../timeline/state.ts'
import { readTail } from '../timeline/tail.ts'

export interface Running {
  /** The open segment, the last of the run. */
  id: string
  category: string
  /** Start of the category's run, which may consist of several segments; epoch milliseconds. */
  since: number
  source: Source
  context?: Context
  note?: string
}

/** The oldest unexplained stretch, and how many there are. */
export interface Question {
  /** The end of the newest one, epoch milliseconds. */
  newest: number
  id: string
  startedAt: number
  endedAt: number
  /** The category before it. */
  before?: string
  count: number
}

/** The data of badge and tooltip, and what is due when, in one transaction. */
export const readRunningView = (db: StintDatabase) =>
  db.transaction('r', db.segments, db.attribution, db.named, async () => {
    const named = await readAllNamed(db)
    const { device = '', connection, sending = {}, team, putAway = 0 } = named
    const now = Date.now()
    const [stored, tail, question] = await Promise.all([
      db.attribution.get(device),
      readTail(db, device, now),
      readQuestion(db, device),
    ])
    const settings = settingsFromRows(named)
    const { categories } = schemeFromRows(named, now)
    const state = stored && stateOf(tail, stored.memory, settings, categories)
    return {
      colours: settings.colours,
      now,
      categories,
      running: runningOf(tail),
      question,
      /** The person chose *Later* for all questions that wait. */
      isPutAway: !!question && question.newest <= putAway,
      ahead: stored && storedBeyondClock(stored.latest, now),
      doubt: state && doubtOf(state, now),
      settings,
      /** The effective now of the last change; undefined before the first. */
      latest: stored?.latest,
      /** When a rule next becomes due if nothing else happens. */
      dueAt: state && dueAtUnlessAsleep(state),
      /** When a look must show whether a sound has held. */
      soundDueAt: state && soundDueAt(state),
      /** When sending is due; undefined if not connected, or only manual. */
      sendDue: connection && sendDueAt(sending, settings, { now, zone: ownZone(), device }),
      /** A request for the team's scheme is due. */
      teamDue: connection !== undefined && isSchemeCheckDue(team, now),
    }
  })

/** The running category at the end of a device's timeline. */
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
  // In order of start, and they do not overlap.
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

/** The last stretch away, if it is still unexplained. */
export async function newestWaiting(db: StintDatabase, device: string): Promise<Ended | undefined> {
  return findLatest(
    () => unexplainedRows(db),
    2,
    (rows) => {
      const last = rows.find((s) => isWaiting(s, device))
      return last && isEnded(last) ? last : undefined
    },
  )
}

/** The question about a stretch: its time, and the category before it. */
export async function questionOf(
  db: Pick<Reads, 'segments'>,
  device: string,
  { id, startedAt, endedAt }: Ended,
): Promise<Omit<Question, 'count' | 'newest'>> {
  const [ran] = await readRange(db, device, startedAt - 1, startedAt)
  return { id, startedAt, endedAt, ...(ran && { before: ran.category }) }
}
