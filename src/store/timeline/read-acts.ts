import type { StoredAct } from '../database.ts'
import { findLatest, type Reads } from '../reads.ts'

/** The last action that was not undone, and the first undone action after it. */
export async function readActs(
  db: Pick<Reads, 'acts'>,
): Promise<{ done?: StoredAct | undefined; undone?: StoredAct | undefined }> {
  const found = await findLatest(
    () => db.acts.toCollection(),
    2,
    (acts, isAll) => {
      const at = acts.findIndex((act) => !act.undone)
      if (at < 0 && !isAll) return undefined
      return at < 0 ? { undone: acts.at(-1) } : { done: acts[at], undone: acts[at - 1] }
    },
  )
  return found ?? {}
}

export const lastDone = async (db: Pick<Reads, 'acts'>) => (await readActs(db)).done

export const firstUndone = async (db: Pick<Reads, 'acts'>) => (await readActs(db)).undone
