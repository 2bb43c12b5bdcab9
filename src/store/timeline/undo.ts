import { quietAfterClick } from '../../core/attribution/commands.ts'
import type { Memory } from '../../core/attribution/state.ts'
import type { ActLabel } from '../../core/editing/undo.ts'
import type { StintDatabase, StoredAct, StoredMemory } from '../database.ts'
import type { Reads } from '../reads.ts'
import { readSettings } from '../settings.ts'
import { firstUndone, lastDone, readActs } from './acts.ts'
import { bringBack, readBack, type Way } from './bring-back.ts'
import { deviceOf, settle, tables } from './change.ts'

/** What *undo* or *redo* would do; `reversed`: it brings back what was taken back. */
export type Turn = ActLabel & Pick<StoredAct, 'reversed'>

/** What can be taken back and made again as things are; within a transaction. */
export async function readTurns(
  db: Pick<Reads, 'acts' | 'segments'>,
): Promise<{ undo?: Turn; redo?: Turn }> {
  const { done, undone } = await readActs(db)
  const [undo, redo] = [await told(db, done), await told(db, undone)]
  return { ...(undo && { undo }), ...(redo && { redo }) }
}

async function told(
  db: Pick<Reads, 'segments'>,
  act: StoredAct | undefined,
): Promise<Turn | undefined> {
  if (!act || !(await readBack(db, wayOf(act)))) return undefined
  const { did, category, minutes, reversed } = act
  return {
    did,
    ...(category && { category }),
    ...(minutes && { minutes }),
    ...(reversed && { reversed }),
  }
}

/** What was made is taken back; what was taken back is made again. */
const wayOf = ({ before, after, undone }: StoredAct): Way =>
  undone ? { from: before, to: after } : { from: after, to: before }

/**
 * Takes back the last act, whoever made it; the time since then goes to what ran before. Nothing
 * happens where what it left has changed since.
 */
export const undo = (db: StintDatabase): Promise<void> => turn(db, 'undo', lastDone)

/** Makes the last act that was taken back once more. */
export const redo = (db: StintDatabase): Promise<void> => turn(db, 'redo', firstUndone)

const turn = (db: StintDatabase, type: 'undo' | 'redo', find: typeof lastDone): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const clock = Date.now()
    await settle(db, clock, { type })
    const act = await find(db)
    const rows = act && (await readBack(db, wayOf(act)))
    if (!act || !rows) return
    const stored = (await db.attribution.get(await deviceOf(db))) as StoredMemory
    const now = Math.max(clock, stored.latest)
    await bringBack(db, wayOf(act), rows, now)
    const memory = await memoryBack(db, stored.memory, act, now)
    await db.attribution.put({ ...stored, memory, latest: now })
    const { undone, ...made } = act
    await db.acts.put(
      undone ? { ...made, before: rows } : { ...made, after: rows, undone: true as const },
    )
  })

/** Where what runs changes, it is a click (rule 4). */
async function memoryBack(
  db: StintDatabase,
  memory: Memory,
  { memory: kept, undone }: StoredAct,
  now: number,
): Promise<Memory> {
  if (!kept) return memory
  const settings = await readSettings(db)
  const { place } = memory
  // Handed back long ago: what is brought back by hand stays, it is the person's own now.
  const left = !place.site && now - place.since >= settings.leaveAfter
  const { picks, over } = undone ? kept.after : kept.before
  return {
    ...memory,
    ...quietAfterClick({ memory, settings }, now),
    ...{ picks, over: left ? undefined : over, confirmed: now },
  }
}
