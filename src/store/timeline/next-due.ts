import { decide, dueAt, isSignOfLifeFresh } from '../../core/attribution/decide.ts'
import type { Observation, State } from '../../core/attribution/state.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { StintDatabase, StoredMemory, StoredSegment } from '../database.ts'
import type { Named, NamedRow } from '../named.ts'
import { namedFromRows, readAllNamed, readNamed } from '../named-rows.ts'
import { resultOf } from '../native-reads.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { settingsFromRows } from '../settings.ts'
import { readTail } from './read-tail.ts'
import { stateOf } from './state-of-rows.ts'

/** When a rule next becomes due if nothing else happens, epoch milliseconds. */
export const readDueAt = (db: StintDatabase): Promise<number | undefined> =>
  db.transaction('r', db.segments, db.attribution, db.named, async () => {
    const device = await readNamed(db, 'device')
    const stored = device ? await db.attribution.get(device) : undefined
    if (!device || !stored) return undefined
    const named = await readAllNamed(db)
    const tail = await readTail(db, device, Number.POSITIVE_INFINITY)
    const { categories } = schemeFromRows(named, Date.now())
    return dueAtUnlessAsleep(stateOf(tail, stored.memory, settingsFromRows(named), categories))
  })

/**
 * When the next rule becomes due for this state, epoch milliseconds. Returns undefined if the
 * computer has slept, because then only the next event can apply the rules.
 */
export const dueAtUnlessAsleep = (state: State): number | undefined =>
  Date.now() - state.memory.lastSeen >= state.settings.gapAfter ? undefined : dueAt(state)

/**
 * The stored data that is needed to observe the browser and to decide whether an observation
 * changes anything.
 */
interface LookInput {
  settings: Settings
  categories: Categories
  /**
   * The instant of the last change (`latest` in database.ts); undefined before the first change.
   */
  latest: number | undefined
  /**
   * The last sign of life (an event or a heartbeat, rule 5 of docs/domain.md) is so recent that the
   * browser need not be asked whether the person is away.
   */
  isHere: boolean
  /** Whether an observation would change any stored data. */
  isNews: (seen: Observation) => boolean
}

/**
 * Reads the stored data that is needed to observe the browser (extension/look.ts). This runs at
 * every event of the browser, so it must be fast. It makes three requests in one transaction
 * without a write lock. It does not use Dexie, which would take longer than the requests.
 * @throws InvalidStateError if the database is closed
 */
export async function readLookInput(db: StintDatabase): Promise<LookInput> {
  const idb = db.backendDB()
  if (!idb) throw new DOMException('The database is closed', 'InvalidStateError')
  const transaction = idb.transaction(['segments', 'attribution', 'named'])
  const rows = (store: string) => transaction.objectStore(store)
  const namedRows: IDBRequest<NamedRow[]> = rows('named').getAll()
  const attribution: IDBRequest<StoredMemory[]> = rows('attribution').getAll()
  const open: IDBRequest<StoredSegment[]> = rows('segments').index('[device+open]').getAll()
  // The requests of a transaction are answered in order, and a failed request aborts those after
  // it. So it is enough to wait for the last request.
  await resultOf(open)
  const named = namedFromRows(namedRows.result)
  const stored = attribution.result.find(({ device }) => device === named.device)
  const timeline = open.result.filter(({ device }) => device === named.device)
  return lookInputOf(named, stored, timeline)
}

function lookInputOf(
  named: Partial<Named>,
  stored: StoredMemory | undefined,
  timeline: Parameters<typeof stateOf>[0],
): LookInput {
  const settings = settingsFromRows(named)
  const { categories } = schemeFromRows(named, Date.now())
  return {
    settings,
    categories,
    latest: stored?.latest,
    isHere: stored !== undefined && isSignOfLifeFresh(stored.memory, Date.now()),
    isNews: (seen) => {
      // While a trace (for `npm run replay`) is recorded, every observation is stored.
      if (!stored || settings.recordTrace) return true
      // To decide whether the observation changes anything, only the open segment is needed. To
      // make the change, more of the timeline is needed.
      const state = stateOf(timeline, stored.memory, settings, categories)
      return decide(state, seen, Math.max(Date.now(), stored.latest)).length > 0
    },
  }
}
