import type { State } from '../../core/attribution/state.ts'
import { type ActDone, type ActLabel, isAsLeft } from '../../core/editing/act.ts'
import { branchActs, joinActs } from '../../core/editing/join-acts.ts'
import { handBackChange } from '../../core/editing/undo.ts'
import { openOf } from '../../core/time/timeline.ts'
import type { StintDatabase } from '../database.ts'
import { lastDone } from './read-acts.ts'
import type { WrittenRows } from './write.ts'

/** The largest number of actions that can be undone. */
const MAX_ACTS = 100

interface ActChange {
  before: State
  after: State
  now: number
  /** The rows before and after the action. Undefined if no segment was changed. */
  written: WrittenRows | undefined
  did: ActLabel
}

/** Stores an action for *undo*. The caller runs it within the transaction that made the action. */
export async function storeAct(db: StintDatabase, changed: ActChange): Promise<void> {
  const { before, after, now, written, did } = changed
  // *Undo* reverses no actions from before an absence, so they are deleted. The time of the absence
  // itself is corrected without *undo*: when the person returns, Stint asks what that time was.
  const slept = now - before.memory.lastSeen >= before.settings.gapAfter
  if (slept || before.memory.away || after.memory.away) return db.acts.clear()
  if (!written || isOnlyAddedByRules(written)) return
  const memory = handBackChange(before, after)
  await addAct(db, { ...labelFor(did, after), ...written, ...(memory && { memory }) })
}

/**
 * Whether the change consists only of what the rules add to a running call: the context (CRM
 * product and record) and the CRM time during the call. *Undo* does not reverse such a change.
 */
const isOnlyAddedByRules = ({ before, after }: WrittenRows) =>
  before.every((was, i) => isAsLeft(was, after[i]))

function labelFor(did: ActLabel, { timeline }: State): ActLabel {
  const begins = did.did === 'switch' || did.did === 'auto'
  const category = begins ? openOf(timeline)?.category : did.category
  return { ...did, ...(category && { category }) }
}

async function addAct(db: StintDatabase, act: ActDone) {
  const undone = await db.acts.filter((one) => one.undone === true).toArray()
  const last = undone.length > 0 ? undefined : await lastDone(db)
  const one = joinActs(last, act)
  if (one) return void (await db.acts.put(one))
  await db.acts.bulkDelete(undone.flatMap(({ id }) => id ?? []))
  await db.acts.bulkAdd([...branchActs(undone.map(({ id: _, ...rest }) => rest)), act])
  const spare = (await db.acts.count()) - MAX_ACTS
  if (spare > 0) await db.acts.bulkDelete(await db.acts.limit(spare).primaryKeys())
}
