import { handBack } from '../../core/attribution/away.ts'
import type { State } from '../../core/attribution/state.ts'
import { applySteps } from '../../core/attribution/steps.ts'
import { editLine } from '../../core/attribution/trace-lines.ts'
import { applyEdit } from '../../core/editing/edit.ts'
import { memoryAfterEdit } from '../../core/editing/state-after-edit.ts'
import { type Edit, type EditRefusal, isEditRefusal } from '../../core/editing/types.ts'
import { categoryOf } from '../../core/scheme/categories.ts'
import { NOTE_LIMIT } from '../../core/time/note.ts'
import { timeAdded } from '../../core/time/reshape.ts'
import { isAside } from '../../core/time/segment.ts'
import type { Timeline } from '../../core/time/timeline.ts'
import type { StintDatabase, StoredMemory, StoredSegment } from '../database.ts'
import { readScheme } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { changeWithin, deviceOf, settle, tables } from './change.ts'
import { keepEdit } from './edit-history.ts'
import { lastBefore, readOthers } from './read-range.ts'
import { readTail } from './read-tail.ts'
import { stateOf } from './state-of-rows.ts'
import { writeDifference } from './write.ts'

/**
 * Applies an edit from the day page in one transaction. *Undo* on the day page reverses the edit.
 * Reads only rows near the edited time, so that an edit of a day long ago is as fast as an edit of
 * today.
 * @returns why the edit is refused. Rules that had become due before the edit are applied in any
 * case
 */
export const edit = (db: StintDatabase, act: Edit): Promise<EditRefusal | undefined> =>
  db.transaction('rw', [...tables(db), db.edits], async () => {
    const clock = Date.now()
    await settle(db, clock, editLine(act, await startOf(db, act)))
    const device = await deviceOf(db)
    const reach = await reachOf(db, act, device)
    if (isEditRefusal(reach)) return reach
    const atEnd = await reachesEnd(db, device, reach)
    if (atEnd) await changeWithin(db, clock, settleLeave, {})
    const rows = await readWindow(db, device, reach, atEnd)
    return carryOut(db, act, { device, clock, rows, atEnd })
  })

const startOf = async (db: StintDatabase, act: Edit) =>
  'id' in act ? (await db.segments.get(act.id))?.startedAt : undefined

/**
 * Ends the category of a site that the person has just left. Without this, the category would go on
 * for a while, in case the person returns to the site (rule 3 of docs/domain.md). An edit of the
 * running segment ends it at once, as a click in the popup does.
 */
const settleLeave = (state: State) => applySteps(state, handBack(state))

/** The range of time `[from, to]` that an edit may change, epoch milliseconds. */
interface Reach {
  from: number
  to: number
}

async function reachOf(db: StintDatabase, act: Edit, device: string): Promise<Reach | EditRefusal> {
  if (act.do === 'move') return reachAround(act.at, act.to)
  if (act.do === 'add') return reachAround(act.from, act.to)
  const row = await db.segments.get(act.id)
  if (!row || row.deleted) return 'gone'
  if (row.device !== device) return 'foreign'
  const ends = row.endedAt ?? Number.MAX_SAFE_INTEGER
  if (act.do !== 'change') return { from: row.startedAt, to: ends }
  const { startedAt = row.startedAt, endedAt = ends } = act
  return reachAround(startedAt, endedAt, row.startedAt, ends)
}

const reachAround = (...instants: number[]): Reach => ({
  from: Math.min(...instants),
  to: Math.max(...instants),
})

/**
 * Whether the edit may change the running segment, or a segment that the rules may still resume.
 */
async function reachesEnd(db: StintDatabase, device: string, { to }: Reach) {
  const [first] = await readTail(db, device, Number.POSITIVE_INFINITY)
  return !first || first.startedAt <= to
}

/**
 * The segments that touch the range of an edit, in order of start: segments within the range,
 * segments that overlap its start or end, and segments that end or begin exactly there.
 */
async function readWindow(
  db: StintDatabase,
  device: string,
  { from, to }: Reach,
  atEnd: boolean,
): Promise<StoredSegment[]> {
  if (atEnd) return readTail(db, device, from)
  const before = await lastBefore(db, device, from)
  const inside = await db.segments
    .where('[device+startedAt]')
    .between([device, from], [device, to], true, true)
    .filter((s) => !s.deleted)
    .toArray()
  return [...(before ? [before] : []), ...inside]
}

interface EditContext {
  device: string
  clock: number
  rows: readonly StoredSegment[]
  atEnd: boolean
}

async function carryOut(
  db: StintDatabase,
  act: Edit,
  { device, clock, rows, atEnd }: EditContext,
): Promise<EditRefusal | undefined> {
  const settings = await readSettings(db)
  const stored = (await db.attribution.get(device)) as StoredMemory
  const now = Math.max(clock, stored.latest)
  const { categories } = await readScheme(db, now)
  const state = stateOf(rows, stored.memory, settings, categories)
  const isOffered = (id: string) => categoryOf(id, categories) !== undefined
  const after = applyEdit(state.timeline, act, { now, isOffered, noteLimit: NOTE_LIMIT })
  if (isEditRefusal(after)) return after
  if (await isElsewhere(db, device, state.timeline, after, now)) return 'elsewhere'
  const version = await versionFor(db, after, now)
  const zone = zoneFor(rows, after)
  const stamp = { device, now, settings, version, zone }
  const written = await writeDifference(db, rows, after, stamp)
  if (!written) return undefined
  const memory = atEnd ? memoryAfterEdit(state, after, now) : stored.memory
  await keepEdit(db, { act, now, stored, memory, written })
  return undefined
}

/** The scheme version of a new segment: the version that was in force on the day of the segment. */
async function versionFor(db: StintDatabase, after: Timeline, now: number) {
  const fresh = after.find(({ id }) => id === undefined)
  return (await readScheme(db, Math.min(now, fresh?.startedAt ?? now))).version
}

/**
 * The time zone of a new segment: the zone of the segment before the new one, so that both are on
 * the same day.
 */
const zoneFor = (rows: readonly StoredSegment[], after: Timeline) => {
  const fresh = after.find(({ id }) => id === undefined)
  return rows.findLast(({ startedAt }) => startedAt <= (fresh?.startedAt ?? 0))?.zone
}

/**
 * Whether another device has recorded work in the edited time. This browser cannot change such
 * work.
 */
async function isElsewhere(
  db: StintDatabase,
  device: string,
  before: Timeline,
  after: Timeline,
  now: number,
) {
  for (const { startedAt, endedAt = now } of timeAdded(before, after)) {
    const there = await readOthers(db, device, startedAt, endedAt)
    if (there.some((s) => !isAside(s.category))) return true
  }
  return false
}
