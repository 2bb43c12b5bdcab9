import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { Memory } from '../core/attribution/state.ts'
import type { TraceLine } from '../core/attribution/trace.ts'
import type { SendingState } from '../core/day/send-schedule.ts'
import type { EditKind } from '../core/editing/edit.ts'
import type { ActDone } from '../core/editing/undo.ts'
import type { Guess } from '../core/report/guess.ts'
import type { Categories } from '../core/scheme/categories.ts'
import type { SchemeEdit } from '../core/scheme/edits.ts'
import type { SchemeVersion } from '../core/scheme/versions.ts'
import type { Policy } from '../core/settings/policy.ts'
import type { Settings } from '../core/settings/settings.ts'
import type { Segment } from '../core/time/segment.ts'
import { reopenAfterFailure, retryAfterInvalidState } from './reopen.ts'

export { readAllNamed, readNamed, writeNamed } from './named-rows.ts'

/** A segment as it lies in the table, with the marks that its indexes need. */
export interface StoredSegment extends Segment {
  /** Present exactly while the segment has no end: unique per device. */
  open?: 1
  /**
   * Present exactly while the revision is above the acknowledged one. `send`: the endpoint should
   * hear of it; `hold`: it is nobody's business but the person's; `refused`: it was sent and
   * turned down, and waits for a change.
   */
  outbox?: 'send' | 'hold' | 'refused'
  /**
   * Another device's (out of a backup), and first sent from here, as far as is known here: then the
   * endpoint counts it into this device's days.
   */
  carried?: true
}

/** What attribution remembers on one device. */
export interface StoredMemory {
  device: string
  memory: Memory
  /** The effective now of the last change: no later one may be before it (rule 9). */
  latest: number
}

/** An act of the popup, or what Stint did by itself, as *undo* and *redo* need it. */
export interface StoredAct extends ActDone {
  /** Given by the table: a later act has a higher one. */
  id?: number
}

/** Where this browser sends to; the token is this device's alone. */
export interface Connection {
  url: string
  token: string
  member: string
  team: string
}

/** The team at the endpoint, as it last told of itself; absent while not connected. */
export interface StoredTeam {
  /** When it was last asked, epoch milliseconds. */
  askedAt: number
  role?: 'member' | 'manager' | 'administrator'
  /** Of the scheme as it was last sent: the endpoint says nothing more while it is the same. */
  tag?: string
  /** The readiness questions are answered. */
  ready?: boolean
}

/** How sending went. */
export interface Sending extends SendingState {
  /** The last batch of a run that has not ended, and how many segments it has left. */
  sentAt?: number
  left?: number
  /** The person stopped the run. */
  stoppedAt?: number
  /** How far this clock is ahead of the endpoint's, milliseconds, where that is too much. */
  clockOff?: number
  /** Days of which the endpoint still holds something else after they were sent anew. */
  differing?: readonly string[]
  /** Days of which rows were acknowledged and the receipt has not been fetched yet. */
  owed?: readonly string[]
}

/** The endpoint's word for one day, and whether it agrees with ours. */
export interface StoredReceipt {
  date: string
  count: number
  seconds: number
  at: number
  /** When the first one for this day came: what is changed after it is a correction. */
  firstAt?: number
  matches: boolean
}

/** An edit of the day page, as *undo* and *redo* need it: what it found, and what it left. */
export interface StoredEdit {
  /** Given by the table: a later edit has a higher one. */
  id?: number
  /** When it was made, epoch milliseconds. */
  madeAt: number
  act: EditKind
  /** An instant of the day that it was made on. */
  about: number
  /** The rows that it touched; what was not there before is a tombstone. */
  before: readonly Segment[]
  after: readonly Segment[]
  /** What attribution remembered, where what runs was touched. */
  memory?: { before: Memory; after: Memory }
  /** It was taken back, and can be made again. */
  undone?: true
}

/** What lost against a later edit of the same segment elsewhere, or from there. */
export interface StoredConflict {
  id?: number
  segment: string
  /** When it was settled, epoch milliseconds. */
  settledAt: number
  /** Who won: what is here, or what the endpoint held. */
  won: 'here' | 'there'
  startedAt: number
  endedAt: number
  category: string
  note?: string
  /** It had been deleted there; times and category are what it was here. */
  deleted?: true
}

/** One row of each, under its name. */
export interface Named {
  settings: Partial<Settings>
  device: string
  connection: Connection
  /** Where the acknowledged rows are: `url`, team and member of the last connection. */
  sentTo: string
  sending: Sending
  /** What the company says, as the browser last told; absent where it says nothing. */
  policy: Policy
  /**
   * All versions of the scheme, the oldest first; absent while there is only the first. `kept`: what
   * was a category here and is of none of them.
   */
  scheme: { versions: readonly SchemeVersion[]; kept?: Categories }
  /** A change of the scheme that is being prepared. */
  schemeEdits: readonly SchemeEdit[]
  team: StoredTeam
  /** The end of the last stretch away that a notification asked about. */
  notified: number
  /** The last day of which a notification told at its end. */
  dayTold: string
  /**
   * How far the history of a person has been fetched; `from` as in `sentTo`. `wrong`: rows that were
   * left out, as they said what cannot be.
   */
  fetched: { from: string; since: string; count: number; done: boolean; wrong?: number }
  /** What the person guessed of months `YYYY-MM` before they saw them; without one, they passed. */
  guesses: Readonly<Record<string, { at: number; guess?: Guess }>>
  /** When a backup was last saved to a file. */
  savedAt: number
  /** The person was told that the browser does not know its zone. */
  zoneTold: true
}
export type NamedRow = { [K in keyof Named]: { name: K; value: Named[K] } }[keyof Named]

export type StintDatabase = Dexie & {
  segments: Table<StoredSegment, string>
  attribution: Table<StoredMemory, string>
  named: Table<NamedRow, keyof Named>
  receipts: Table<StoredReceipt, string>
  /** What the rules were told, in order, while the person had it recorded. */
  trace: Table<TraceLine, number>
  edits: Table<StoredEdit, number>
  acts: Table<StoredAct, number>
  losers: Table<StoredConflict, number>
}

/**
 * Every version that was ever released, each with its own upgrade: a database is never thrown away.
 * Index `[device+open]` is sparse and unique: a second open segment cannot even be stored.
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
    // `startedAt` alone: a person's time on all their devices, by range.
    stores: {
      segments: 'id, [device+startedAt], &[device+open], outbox, [category+startedAt], startedAt',
      edits: '++id',
      losers: '++id, startedAt, segment',
    },
  },
  { stores: { acts: '++id' } },
]

/** Opens lazily, at the first use. `strict`: Chromium's relaxed commits can lose seconds. */
export function openStint(options: DexieOptions = {}): StintDatabase {
  const db = new Dexie('stint', { chromeTransactionDurability: 'strict', ...options })
  VERSIONS.forEach(({ stores }, i) => {
    db.version(i + 1).stores(stores)
  })
  reopenAfterFailure(db)
  retryAfterInvalidState(db)
  return db as StintDatabase
}
