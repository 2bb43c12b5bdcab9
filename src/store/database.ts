import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { Memory } from '../core/attribution/state.ts'
import type { TraceLine } from '../core/attribution/trace.ts'
import type { ActDone } from '../core/editing/act.ts'
import type { EditKind } from '../core/editing/types.ts'
import type { Segment } from '../core/time/segment.ts'
import type { Named, NamedRow } from './named.ts'
import { reopenAfterFailure, retryAfterInvalidState } from './reopen.ts'

/** A segment as it is stored, with marks that the indexes of the database need. */
export interface StoredSegment extends Segment {
  /** Present only while the segment is open: the index allows one open segment per device. */
  open?: 1
  /**
   * Present only while the endpoint has not acknowledged the current revision. `send`: the segment
   * is to be sent. `hold`: the segment is not sent, because the endpoint never got it, and it is
   * deleted or has a category that must not be sent. `refused`: the endpoint refused the segment;
   * it is sent again only after a change.
   */
  outbox?: 'send' | 'hold' | 'refused'
  /**
   * Present on a segment that was recorded by another device and restored from a backup, if this
   * device probably sent it first. The endpoint then includes the segment in the receipts of this
   * device.
   */
  carried?: true
}

/** What the rules of attribution (which category runs when) remember about one device. */
export interface StoredMemory {
  device: string
  memory: Memory
  /**
   * The instant of the last change: the time on the clock, or the last stored instant if that was
   * later (the *effective now* in rule 9 of docs/domain.md). No later change may have an earlier
   * instant.
   */
  latest: number
}

/** An action in the popup, or an automatic change, as stored for *undo* and *redo*. */
export interface StoredAct extends ActDone {
  /** Assigned by the database, in ascending order. */
  id?: number
}

/**
 * The receipt of one day (the endpoint's summary of the day), and whether it matches the data of
 * this device.
 */
export interface StoredReceipt {
  date: string
  count: number
  /**
   * The recorded time of the day, in seconds. If the receipt matches, it is the time that the day
   * page shows; otherwise it is the time that the endpoint states.
   */
  seconds: number
  at: number
  /**
   * When the first receipt for this day was received, epoch milliseconds. Changes after that
   * instant are corrections.
   */
  firstAt?: number
  matches: boolean
}

/** An edit on the day page, as it is stored for *undo* and *redo*. */
export interface StoredEdit {
  /** Assigned by the database, in ascending order. */
  id?: number
  /** When the edit was made, epoch milliseconds. */
  madeAt: number
  act: EditKind
  /** An instant on the day that was edited, epoch milliseconds. */
  about: number
  /**
   * The changed rows. If a row did not exist before or after the edit, it is stored as deleted (a
   * tombstone).
   */
  before: readonly Segment[]
  after: readonly Segment[]
  /**
   * What the rules of attribution remember, before and after the edit. Present if the edit changed
   * the running segment.
   */
  memory?: { before: Memory; after: Memory }
  /** The edit was undone, and can be redone. */
  undone?: true
}

/**
 * The version of a segment that was not used after a conflict between this browser and another one.
 */
export interface StoredConflict {
  id?: number
  segment: string
  /** When the conflict was resolved, epoch milliseconds. */
  settledAt: number
  /** Which version was used: that of this browser (`here`) or that of the endpoint (`there`). */
  won: 'here' | 'there'
  startedAt: number
  endedAt: number
  category: string
  note?: string
  /**
   * The unused version was a deletion. Times and category are those that the segment had in this
   * browser.
   */
  deleted?: true
}

export type StintDatabase = Dexie & {
  segments: Table<StoredSegment, string>
  attribution: Table<StoredMemory, string>
  named: Table<NamedRow, keyof Named>
  receipts: Table<StoredReceipt, string>
  /** The lines of the trace (recorded events for `npm run replay`). */
  trace: Table<TraceLine, number>
  edits: Table<StoredEdit, number>
  acts: Table<StoredAct, number>
  losers: Table<StoredConflict, number>
}

/**
 * Every released version of the database, each with its upgrade, so that a database of an older
 * version can always be opened. The index `[device+open]` is unique and contains only open
 * segments, so that a second open segment cannot be stored.
 */
const VERSIONS: readonly { stores: Record<string, string> }[] = [
  {
    stores: {
      segments: 'id, [device+startedAt], &[device+open], outbox, [category+startedAt]',
      attribution: 'device',
      named: 'name',
      receipts: 'date',
    },
  },
  { stores: { trace: '++, at' } },
  {
    // The index `startedAt` does not contain the device. It is used to read the segments of all
    // devices in a range of time.
    stores: {
      segments: 'id, [device+startedAt], &[device+open], outbox, [category+startedAt], startedAt',
      edits: '++id',
      losers: '++id, startedAt, segment',
    },
  },
  { stores: { acts: '++id' } },
]

/**
 * Returns the database, which is opened when it is first used. Durability is `strict`, because with
 * relaxed commits Chromium can lose the last seconds in a crash.
 */
export function openStint(options: DexieOptions = {}): StintDatabase {
  const db = new Dexie('stint', { chromeTransactionDurability: 'strict', ...options })
  VERSIONS.forEach(({ stores }, i) => {
    db.version(i + 1).stores(stores)
  })
  reopenAfterFailure(db)
  retryAfterInvalidState(db)
  return db as StintDatabase
}
