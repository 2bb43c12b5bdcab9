import { rewindState, storedBeyondClock } from '../../core/attribution/clock-set-back.ts'
import { settleBeforeCommand } from '../../core/attribution/commands.ts'
import { applySteps, newMemory, type State } from '../../core/attribution/state.ts'
import type { TracedAct, TraceEvent } from '../../core/attribution/trace.ts'
import type { ActLabel } from '../../core/editing/undo.ts'
import type { StintDatabase } from '../database.ts'
import { readAllNamed, readNamed, writeNamed } from '../named-rows.ts'
import { readScheme, schemeFromRows } from '../scheme/versions.ts'
import { readSettings, settingsFromRows } from '../settings.ts'
import { keepAct } from './acts.ts'
import { stateOf } from './state.ts'
import { readTail } from './tail.ts'
import { keepTrace } from './trace.ts'
import { writeDifference } from './write.ts'

interface Options {
  /** What *undo* names; default: Stint did it by itself. */
  did?: ActLabel
  /** How far back `next` must see where the rules' own reach is not enough; epoch milliseconds. */
  reach?: () => number
  /** What is told to the rules here, as a trace has it. */
  trace?: TraceEvent | ((state: State) => TraceEvent) | undefined
}

type Next = (state: State, now: number) => State

/**
 * The one door to the segments: reads the end of the timeline, asks `next` what it should be, and
 * writes what differs. One transaction that awaits only the database and reads the clock inside:
 * with the time taken before it, 17 of 475 hammered switches overlapped.
 */
export const change = (db: StintDatabase, next: Next, options: Options = {}): Promise<void> =>
  // Dexie follows native awaits only where the scope function itself is async.
  db.transaction('rw', tables(db), async () => changeWithin(db, Date.now(), next, options))

/** What a command may read and write. */
export const tables = (db: StintDatabase) => [
  db.segments,
  db.attribution,
  db.named,
  db.trace,
  db.acts,
]

/**
 * A command of the person: first what had become due without them, then what they want, as if a
 * timer had been on time for the former (rule 8), so that *undo* takes back only the latter.
 * Both at one instant: with the clock read twice, what they click began after they were known to be
 * here, and an absence could swallow it without a question.
 * @param said the same for a trace; a function is asked after the former
 */
export const command = (
  db: StintDatabase,
  said: TracedAct | ((state: State) => TracedAct),
  next: Next,
  options: Options = {},
): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const clock = Date.now()
    const late = typeof said === 'function'
    await settle(db, clock, late ? undefined : said)
    await changeWithin(db, clock, next, { ...options, ...(late && { trace: said }) })
  })

/** What had become due without the person, who is here now; within a transaction of `tables`. */
export const settle = (db: StintDatabase, clock: number, said?: TracedAct): Promise<void> =>
  changeWithin(db, clock, (state, now) => applySteps(state, settleBeforeCommand(state, now)), {
    trace: said,
  })

/**
 * The clock was set back, and is right now: what is stored beyond it goes, as tombstones, and what
 * runs goes on from the clock. Nothing happens where the clock is not behind. *Undo* ends here.
 */
export const countFromNow = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const device = await deviceOf(db)
    const row = await db.attribution.get(device)
    const now = Date.now()
    if (!row || storedBeyondClock(row.latest, now) === undefined) return
    const settings = await readSettings(db)
    const tail = await readTail(db, device, now)
    const { version, categories } = await readScheme(db, now)
    const { timeline, memory } = rewindState(stateOf(tail, row.memory, settings, categories), now)
    if (settings.recordTrace) await keepTrace(db, now, { type: 'rewind' })
    await writeDifference(db, tail, timeline, { device, now, settings, version })
    await db.attribution.put({ device, memory, latest: now })
    await db.acts.clear()
  })

export async function changeWithin(db: StintDatabase, clock: number, next: Next, options: Options) {
  const { reach, trace: told, did = { did: 'auto' } } = options
  const named = await readAllNamed(db)
  const device = named.device ?? (await deviceOf(db))
  const settings = settingsFromRows(named)
  const row = await db.attribution.get(device)
  const ruled = Math.min(clock - settings.idleAfter, row?.memory.lastSeen ?? clock)
  const tail = await readTail(db, device, Math.min(ruled, reach?.() ?? ruled))
  // Never before the last stored instant (rule 9).
  const now = Math.max(clock, row?.latest ?? 0, ...tail.map((s) => s.endedAt ?? s.startedAt))
  if (Number.isNaN(now)) throw new RangeError('The clock says nothing')
  const memory = row?.memory ?? newMemory(now)
  const { version, categories } = schemeFromRows(named, now)
  const before = stateOf(tail, memory, settings, categories)
  const line = typeof told === 'function' ? told(before) : told
  if (settings.recordTrace && line) await keepTrace(db, clock, line)
  const after = next(before, now)
  if (after === before && row) return
  if (settings.recordTrace)
    for (const slip of after.slips ?? []) await keepTrace(db, clock, { type: 'slip', ...slip })
  const stamp = { device, now, settings, version }
  const written = await writeDifference(db, tail, after.timeline, stamp)
  await keepAct(db, { before, after, now, written, did })
  await db.attribution.put({ device, memory: after.memory, latest: now })
}

/** This browser profile's own id, made at the first use. */
export async function deviceOf(db: StintDatabase): Promise<string> {
  const known = await readNamed(db, 'device')
  if (known) return known
  const device = crypto.randomUUID()
  await writeNamed(db, 'device', device)
  return device
}
