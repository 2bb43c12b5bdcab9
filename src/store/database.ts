import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { Memory } from '../core/attribution/state.ts'
import type { TraceLine } from '../core/attribution/trace.ts'
import type { CalendarEntry } from '../core/calendar/entry.ts'
import type { TimeOff, WorkingWeek } from '../core/day/expected.ts'
import type { SendingState } from '../core/day/send-schedule.ts'
import type { ActDone } from '../core/editing/act.ts'
import type { EditKind } from '../core/editing/types.ts'
import type { Guess } from '../core/report/guess.ts'
import type { Dates } from '../core/report/range.ts'
import type { Categories } from '../core/scheme/categories.ts'
import type { SchemeEdit } from '../core/scheme/edits.ts'
import type { SchemeVersion } from '../core/scheme/versions.ts'
import type { Policy } from '../core/settings/policy.ts'
import type { Settings } from '../core/settings/settings.ts'
import type { ModeNews, TeamMode } from '../core/settings/team-mode.ts'
import type { Segment } from '../core/time/segment.ts'
import { reopenAfterFailure, retryAfterInvalidState } from './reopen.ts'

/** A stored segment, with the marks that its indexes need. */
export interface StoredSegment extends Segment {
  /** Present exactly while the segment is open: unique per device. */
  open?: 1
  /**
   * Present exactly while the revision is above the acknowledged one. `send`: to be sent; `hold`:
   * never sent, as the person keeps it private; `refused`: sent and refused, waits for a change.
   */
  outbox?: 'send' | 'hold' | 'refused'
  /**
   * A segment of another device, from a backup, which this device sent first as far as it knows:
   * then the endpoint counts it in this device's days.
   */
  carried?: true
}

/** The attribution memory of one device. */
export interface StoredMemory {
  device: string
  memory: Memory
  /** The effective now of the last change: no later one may be before it (rule 9). */
  latest: number
}

/** An act in the popup, or an automatic one, for *undo* and *redo*. */
export interface StoredAct extends ActDone {
  /** Assigned by the table in ascending order. */
  id?: number
}

/** The endpoint that this browser sends to; the token belongs to this device. */
export interface Connection {
  url: string
  token: string
  member: string
  team: string
}

/** The team, as last received from the endpoint; absent while not connected. */
export interface StoredTeam {
  /** The last request, epoch milliseconds. */
  askedAt: number
  role?: 'member' | 'manager' | 'administrator'
  /** A head whose own time is not recorded at the endpoint: nothing is sent. */
  ownTimeStays?: true
  /** The ETag of the stored scheme: the endpoint answers 304 while it is current. */
  tag?: string
  /** The readiness questions are answered. */
  ready?: boolean
  /** How the team's figures are given; absent from old endpoints, which give them by name. */
  mode?: TeamMode
  /** Its last change that the person has not seen yet. */
  modeNews?: ModeNews | undefined
  /** The team's week and holidays. */
  workingTime?: { week?: WorkingWeek; off: readonly Dates[] }
}

/** When the person is expected to work. */
export interface StoredWorkingTime {
  /** Absent if they have set none: then the team's or the region's counts. */
  week?: WorkingWeek
  off: readonly TimeOff[]
  /** Epoch milliseconds. */
  changedAt: number
}

/** The state of sending. */
export interface Sending extends SendingState {
  /** The last batch of the current run, and the number of segments left. */
  sentAt?: number
  left?: number
  /** The person stopped the run. */
  stoppedAt?: number
  /** How far this clock is ahead of the endpoint's, milliseconds; only if it is too much. */
  clockOff?: number
  /** Days that still differ at the endpoint after they were sent again. */
  differing?: readonly string[]
  /** Days with acknowledged rows whose receipt was not fetched yet. */
  owed?: readonly string[]
}

/** The receipt of one day, and whether it matches this device's data. */
export interface StoredReceipt {
  date: string
  count: number
  /** As the day page shows the length, if it matches; else what the endpoint states. */
  seconds: number
  at: number
  /** When the first receipt for this day came; later changes are corrections. */
  firstAt?: number
  matches: boolean
}

/** An edit of the day page, for *undo* and *redo*: its rows before and after. */
export interface StoredEdit {
  /** Assigned by the table in ascending order. */
  id?: number
  /** When it was made, epoch milliseconds. */
  madeAt: number
  act: EditKind
  /** An instant on the edited day. */
  about: number
  /** The changed rows; an absent one is a tombstone. */
  before: readonly Segment[]
  after: readonly Segment[]
  /** The attribution memory, if the edit changed the running segment. */
  memory?: { before: Memory; after: Memory }
  /** It was undone, and can be redone. */
  undone?: true
}

/** The losing version in a conflict between this browser and another one. */
export interface StoredConflict {
  id?: number
  segment: string
  /** When the conflict was resolved, epoch milliseconds. */
  settledAt: number
  /** The winner: this browser's version, or the endpoint's. */
  won: 'here' | 'there'
  startedAt: number
  endedAt: number
  category: string
  note?: string
  /** It was deleted there; times and category are those it had here. */
  deleted?: true
}

/** The times of a calendar's entries: without titles, and of people only the hashes of domains. */
export interface CalendarTimes {
  /** The last attempt to read it, epoch milliseconds. */
  readAt: number
  /** Why the last attempt failed; the entries are those of the one before. */
  trouble?: string
  /** They are from a file, not from an address. */
  isFile?: true
  /** The days that were read, epoch milliseconds. */
  from: number
  to: number
  entries: readonly Omit<CalendarEntry, 'title'>[]
}

/** Rows of the table `named`, one per name. */
export interface Named {
  settings: Partial<Settings>
  device: string
  connection: Connection
  /** The holder of the acknowledged rows: `url`, team and member of the last connection. */
  sentTo: string
  sending: Sending
  /** The company's policy, as last read from the browser; absent without one. */
  policy: Policy
  /**
   * All versions of the scheme, the oldest first; absent while there is only the first. `kept`:
   * categories known here that are in no version.
   */
  scheme: { versions: readonly SchemeVersion[]; kept?: Categories }
  /** The scheme change in preparation. */
  schemeEdits: readonly SchemeEdit[]
  team: StoredTeam
  /** The end of the last stretch away that a notification asked about. */
  notified: number
  /** *Later*: the end of the last stretch away whose question was put away. */
  putAway: number
  /** The last day that a notification summed up. */
  dayTold: string
  /** The first day of the last week that a notification summed up. */
  weekTold: string
  /**
   * Progress of fetching the person's history; `from` as in `sentTo`. `wrong`: the number of
   * invalid rows that were left out.
   */
  fetched: { from: string; since: string; count: number; done: boolean; wrong?: number }
  /**
   * The person's estimate for each month `YYYY-MM`, made before they saw the report; without
   * `guess`, they skipped it.
   */
  guesses: Readonly<Record<string, { at: number; guess?: Guess }>>
  /** When a backup was last saved as a file. */
  savedAt: number
  /**
   * At the next connection this browser keeps its id, although the endpoint may still have a token
   * for it: this browser's own, or that of the one whose place it took.
   */
  keepsId: true
  /** The address of the person's calendar: a secret, because it alone opens the calendar. */
  calendar: { url: string }
  /** The times of its entries, as last read (rule 11). */
  calendarTimes: CalendarTimes
  /** What meetings with others' domains were, by a hash of the domain with this browser's own salt. */
  domains: { salt: string; answers: Readonly<Record<string, string>> }
  workingTime: StoredWorkingTime
  /** Days that stand in the calendar as leave, and that the person has answered for. */
  leaveAnswered: readonly Dates[]
  /** The change of it that the endpoint has. */
  workingTimeSent: string
  /** The person has seen that the browser does not know its zone. */
  zoneTold: true
}
export type NamedRow = { [K in keyof Named]: { name: K; value: Named[K] } }[keyof Named]

export type StintDatabase = Dexie & {
  segments: Table<StoredSegment, string>
  attribution: Table<StoredMemory, string>
  named: Table<NamedRow, keyof Named>
  receipts: Table<StoredReceipt, string>
  /** The recorded trace. */
  trace: Table<TraceLine, number>
  edits: Table<StoredEdit, number>
  acts: Table<StoredAct, number>
  losers: Table<StoredConflict, number>
}

/**
 * Every released version, each with its upgrade: a database is never discarded. The index
 * `[device+open]` is sparse and unique, so that a second open segment cannot be stored.
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
    // `startedAt` without the device: a range over all devices.
    stores: {
      segments: 'id, [device+startedAt], &[device+open], outbox, [category+startedAt], startedAt',
      edits: '++id',
      losers: '++id, startedAt, segment',
    },
  },
  { stores: { acts: '++id' } },
]

/** Opens at first use. `strict`: Chromium's relaxed commits can lose seconds. */
export function openStint(options: DexieOptions = {}): StintDatabase {
  const db = new Dexie('stint', { chromeTransactionDurability: 'strict', ...options })
  VERSIONS.forEach(({ stores }, i) => {
    db.version(i + 1).stores(stores)
  })
  reopenAfterFailure(db)
  retryAfterInvalidState(db)
  return db as StintDatabase
}
