import { aheadOf } from '../core/behind.ts'
import { doubtOf } from '../core/forgotten.ts'
import { type Categories, isOffComputer } from '../core/scheme.ts'
import { type Context, isAside, type Source, UNEXPLAINED } from '../core/segment.ts'
import { openOf, runStart } from '../core/timeline.ts'
import { readNamed, type StintDatabase, type StoredSegment } from './database.ts'
import { readRange } from './day.ts'
import { readScheme } from './scheme.ts'
import { readSettings } from './settings.ts'
import { stateOf } from './state.ts'
import { readTail } from './tail.ts'

export interface Running {
  /** The open segment, the last of the run. */
  id: string
  category: string
  /** Start of the run of the category, which may span several segments; epoch milliseconds. */
  since: number
  source: Source
  context?: Context
  note?: string
  /** Stop reads *End*: ending it quiets nothing (rule 4). */
  offComputer: boolean
}

/** The oldest stretch that waits to be explained, and how many wait. */
export interface Question {
  id: string
  startedAt: number
  endedAt: number
  /** The category that ran before it. */
  before?: string
  count: number
}

/** What badge and tooltip show; for the popup, readFace. */
export const readNow = (db: StintDatabase) =>
  db.transaction('r', db.segments, db.attribution, db.named, async () => {
    const device = (await readNamed(db, 'device')) ?? ''
    const now = Date.now()
    const tail = await readTail(db, device, now)
    const stored = await db.attribution.get(device)
    const settings = await readSettings(db)
    const { categories } = await readScheme(db, now)
    return {
      colours: settings.colours,
      now,
      categories,
      running: runningOf(tail, categories),
      question: await readQuestion(db, device),
      ahead: stored && aheadOf(stored.latest, now),
      doubt: stored && doubtOf(stateOf(tail, stored.memory, settings, categories), now),
    }
  })

/** What runs at the end of a device's timeline. */
export function runningOf(
  tail: readonly StoredSegment[],
  categories: Categories,
): Running | undefined {
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
    offComputer: isOffComputer(category, categories),
  }
}

export async function readQuestion(
  db: StintDatabase,
  device: string,
): Promise<Question | undefined> {
  const rows = await waiting(db, device).toArray()
  const [first] = rows.filter(isEnded)
  return first && { ...(await questionOf(db, device, first)), count: rows.length }
}

type Ended = StoredSegment & { endedAt: number }
const isEnded = (s: StoredSegment): s is Ended => s.endedAt !== undefined

const waiting = (db: StintDatabase, device: string) =>
  db.segments
    .where('[category+startedAt]')
    .between([UNEXPLAINED, -Infinity], [UNEXPLAINED, Infinity])
    .filter((s) => !s.deleted && isEnded(s) && s.device === device)

/** The stretch away that ended last, if it still waits to be explained. */
export async function newestWaiting(db: StintDatabase, device: string): Promise<Ended | undefined> {
  const last = await waiting(db, device).reverse().first()
  return last && isEnded(last) ? last : undefined
}

/** What is asked about a stretch: when it was, and what ran before it. */
export async function questionOf(
  db: StintDatabase,
  device: string,
  { id, startedAt, endedAt }: Ended,
): Promise<Omit<Question, 'count'>> {
  const [ran] = await readRange(db, device, startedAt - 1, startedAt)
  return { id, startedAt, endedAt, ...(ran && { before: ran.category }) }
}
