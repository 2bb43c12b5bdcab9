/** The rows of the database, as its migrations made it. Instants are epoch milliseconds. */
import { type Generated, type Kysely, PostgresAdapter } from 'kysely'

export interface Tables {
  teams: {
    id: string
    name: string
    created_at: number
    /** 1 = members may see the team's middle. */
    share_middle: Generated<0 | 1>
  }
  /** The names of all teams, each once. */
  team_names: {
    name: string
    team: string
  }
  /** Which team a one-time code is of: a code has no room to carry it. */
  code_teams: {
    code_hash: string
    team: string
    expires_at: number
  }
  members: {
    team: string
    id: string
    name: string
    role: 'member' | 'manager' | 'administrator'
    /** The last place given out in the member's feed. */
    seq: number
    /** The place up to which sums of days were made in the background. */
    summed: Generated<number>
    created_at: number
  }
  devices: {
    team: string
    member: string
    id: string
    token_hash: string
    created_at: number
    /** When it last connected or asked for anything, to ten minutes. */
    last_seen_at: number
    revoked_at: number | null
    /** Browser and system as it last connected: `Chrome on Windows`; null where it did not say. */
    label: string | null
    /** What the device last said of its days: IANA zone, hour at which they begin; null: nothing. */
    zone: string | null
    day_start: number | null
    /** 1 = it sends no unexplained time, 0 = it does, null = it has not said. */
    keeps_unexplained: 0 | 1 | null
  }
  codes: {
    team: string
    member: string
    code_hash: string
    created_at: number
    expires_at: number
    used_at: number | null
  }
  segments: SegmentRow
  /** The days of a device that it was given a receipt for. */
  days: {
    team: string
    member: string
    device: string
    date: string
    /** The day's bounds: the same date is another day in another zone. */
    from_at: number
    to_at: number
    first_asked_at: number
    corrected_at: number | null
  }
  /** A team's scheme from its first change on; before that it has the one it began with. */
  schemes: {
    team: string
    version: number
    from_date: string
    change_every: 1 | 3 | 6
    /** JSON, as the contract has it. */
    categories: string
    readiness: string | null
    created_at: number
    /** The member. */
    created_by: string
  }
  /** What a member was told of the team's middle, week by week: it stays. */
  middles: {
    team: string
    member: string
    /** Its Monday. */
    week: string
    /** JSON, as the contract has it. */
    middle: string
    given_at: number
  }
  /**
   * What each day and month of a person adds up to, for the team's layout. A row is removed in the
   * same transaction as anything of its day changes, and made anew when it is needed.
   */
  sums: {
    team: string
    member: string
    unit: 'day' | 'month'
    /** To the millisecond, or in whole seconds. */
    form: 'exact' | 'whole'
    /** `YYYY-MM-DD`, or `YYYY-MM`. */
    date: string
    /** The hour at which days begin in it. */
    day_start: number
    /** What else it was made by (`basis.ts`). */
    basis: string
    /** JSON, as the contract has it; empty for nothing. */
    told: string
    /** JSON: blocks of work that other days have a part of; empty for none. */
    shared: string
  }
  /** Acts of administration: who did what to whom, by id. */
  audit: {
    team: string
    id: string
    at: number
    actor: string
    act: string
    about: string
    /** What `about` leaves open; null for nothing. */
    detail: string | null
  }
  /** One row, which is written to find out whether the database takes writes. */
  readiness: {
    id: string
    written_at: number
  }
}

export interface SegmentRow {
  team: string
  member: string
  id: string
  /** The device that sent it first: it made it. */
  device: string
  revision: number
  changed_at: number
  /** 1 = a tombstone: what follows down to `note` is null. */
  deleted: 0 | 1
  category: string | null
  started_at: number | null
  ended_at: number | null
  source: 'hand' | 'auto' | null
  edited: 0 | 1
  scheme: number | null
  product: string | null
  record_type: string | null
  record_id: string | null
  note: string | null
  /** The IANA zone in which it was recorded, as first told; null: not told. */
  zone: string | null
  /** Its place in the member's feed; a change moves it to the end. */
  seq: number
  first_received_at: number
  received_at: number
}

export type Database = Kysely<Tables>

/** Whether the rows lie in PostgreSQL. */
export const isOnServer = (db: Database) => db.getExecutor().adapter instanceof PostgresAdapter
