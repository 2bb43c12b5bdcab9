import { settleBeforeCommand } from '../../core/attribution/commands.ts'
import { newMemory, type State } from '../../core/attribution/state.ts'
import { applySteps } from '../../core/attribution/steps.ts'
import type { TracedAct, TraceEvent } from '../../core/attribution/trace.ts'
import type { ActLabel } from '../../core/editing/act.ts'
import type { StintDatabase } from '../database.ts'
import { readAllNamed, readNamed, writeNamed } from '../named-rows.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { settingsFromRows } from '../settings.ts'
import { readTail } from './read-tail.ts'
import { stateOf } from './state-of-rows.ts'
import { storeAct } from './store-act.ts'
import { keepTrace } from './trace.ts'
import { writeDifference } from './write.ts'

interface Options {
  /** The name of the change for *undo*. Absent if Stint made the change automatically. */
  did?: ActLabel
  /**
   * The start of the part of the timeline that `next` needs, epoch milliseconds. Present only if
   * `next` needs an earlier part than the rules need.
   */
  reach?: () => number
  /** The event that the trace (for `npm run replay`) records for this change. */
  trace?: TraceEvent | ((state: State) => TraceEvent) | undefined
}

type Next = (state: State, now: number) => State

/**
 * Changes segments. Every change of segments uses this function. It reads the end of the timeline,
 * calls `next`, and writes the difference, all in one transaction. The transaction waits only for
 * the database, and reads the clock inside: when the clock was read before the transaction, 17 of
 * 475 rapid switches overlapped.
 */
export const change = (db: StintDatabase, next: Next, options: Options = {}): Promise<void> =>
  // The function of the transaction must be async. Otherwise Dexie does not keep the transaction
  // open over `await`.
  db.transaction('rw', tables(db), async () => changeWithin(db, Date.now(), next, options))

/** The tables that a command of the person reads and writes. */
export const tables = (db: StintDatabase) => [
  db.segments,
  db.attribution,
  db.named,
  db.trace,
  db.acts,
]

/**
 * Runs a command of the person in two steps. The first step applies the rules that had become due,
 * as a timer would have done (rule 8 of docs/domain.md). The second step does what the person
 * wants, and *undo* reverses only this step. Both steps use the same instant. If the second step
 * used a later instant, a segment that starts with the person's click would begin after the last
 * time at which Stint knew that the person was there. An absence could then remove this segment
 * without a question to the person.
 * @param act the command as the trace (recorded events for `npm run replay`) describes it. If it is
 * a function, it is called after the first step
 */
export const command = (
  db: StintDatabase,
  act: TracedAct | ((state: State) => TracedAct),
  next: Next,
  options: Options = {},
): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const clock = Date.now()
    const late = typeof act === 'function'
    await settle(db, clock, late ? undefined : act)
    await changeWithin(db, clock, next, { ...options, ...(late && { trace: act }) })
  })

/**
 * Applies the rules that had become due before a command. The caller runs it within a transaction
 * of `tables`.
 */
export const settle = (db: StintDatabase, clock: number, act?: TracedAct): Promise<void> =>
  changeWithin(db, clock, (state, now) => applySteps(state, settleBeforeCommand(state, now)), {
    trace: act,
  })

export async function changeWithin(db: StintDatabase, clock: number, next: Next, options: Options) {
  const { reach, trace, did = { did: 'auto' } } = options
  const named = await readAllNamed(db)
  const device = named.device ?? (await deviceOf(db))
  const settings = settingsFromRows(named)
  const row = await db.attribution.get(device)
  const ruled = Math.min(clock - settings.idleAfter, row?.memory.lastSeen ?? clock)
  const tail = await readTail(db, device, Math.min(ruled, reach?.() ?? ruled))
  // The effective now (rule 9 of docs/domain.md): the time on the clock, or the last stored instant
  // if that is later.
  const now = Math.max(clock, row?.latest ?? 0, ...tail.map((s) => s.endedAt ?? s.startedAt))
  if (Number.isNaN(now)) throw new RangeError('The clock says nothing')
  const memory = row?.memory ?? newMemory(now)
  const { version, categories } = schemeFromRows(named, now)
  const before = stateOf(tail, memory, settings, categories)
  const line = typeof trace === 'function' ? trace(before) : trace
  if (settings.recordTrace && line) await keepTrace(db, clock, line)
  const after = next(before, now)
  if (after === before && row) return
  if (settings.recordTrace)
    for (const slip of after.slips ?? []) await keepTrace(db, clock, { type: 'slip', ...slip })
  const stamp = { device, now, settings, version }
  const written = await writeDifference(db, tail, after.timeline, stamp)
  await storeAct(db, { before, after, now, written, did })
  await db.attribution.put({ device, memory: after.memory, latest: now })
}

/** Returns the id of this browser profile. The id is made at the first call. */
export async function deviceOf(db: StintDatabase): Promise<string> {
  const known = await readNamed(db, 'device')
  if (known) return known
  const device = crypto.randomUUID()
  await writeNamed(db, 'device', device)
  return device
}
