/** The tables, as the migrations make them. Instants are epoch milliseconds. */
import { type Generated, type Kysely, PostgresAdapter } from 'kysely'
import type { ReadRoute, WebhookEvent, WebhookFailure } from '../../src/sync/contract.ts'

export interface Tables {
  teams: {
    id: string
    name: string
    created_at: number
    /** 1 = members may see the team's middle. */
    share_middle: Generated<0 | 1>
    /** JSON: its week and holidays; null if nothing was set. */
    working_time: Generated<string | null>
    /** JSON: the answers to the readiness questions, as the contract has them; null: not answered. */
    readiness: Generated<string | null>
  }
  /** The names of all teams, each once. */
  team_names: {
    name: string
    team: string
  }
  /** Everybody, whatever their team: where they are now, and where they were. */
  people: {
    /** The member, by the same id in every team. */
    id: string
    /** The present team; of a person who has left, the last one. */
    team: string
    /** In lower case, each once; null if not known. */
    email: string | null
    /** 0 = a head whose own time is not recorded. */
    tracked: Generated<0 | 1>
    /** JSON: the ids of the teams that they lead; null for none. */
    leads: string | null
    /** JSON (`people/person.ts`); null for a person who has always been in `team`. */
    stays: string | null
    /** JSON: their own week and days off, without reasons; null if none was sent. */
    working_time: Generated<string | null>
  }
  /** The team of each one-time code: a code is too short to carry it. */
  code_teams: {
    code_hash: string
    team: string
    expires_at: number
  }
  /** Accounts at the company's provider, and whose they are. */
  accounts: {
    issuer: string
    subject: string
    member: string
    created_at: number
  }
  /** Sign-ins that succeeded (`sign-in/sign-ins.ts`). */
  sign_ins: {
    /** The hash of the attempt, which succeeds once. */
    id: string
    member: string
    issuer: string
    subject: string
    /** Of the code that was handed out. */
    code_hash: string
    /** The device that the code connected; null until then. */
    device: string | null
    /** Sealed (`sign-in/seal.ts`); null if the provider gave none. */
    refresh_token: string | null
    created_at: number
    /** When the provider was last asked about the account. */
    checked_at: number
  }
  members: {
    team: string
    id: string
    name: string
    role: 'member' | 'manager' | 'administrator'
    /** The last place in the member's feed that was given to a row. */
    seq: number
    /**
     * 1 = this is the person's present team, or the last one of a person who has left (`hasLeft` in
     * `people/person.ts` says which); 0 = they moved to another, and their history stayed.
     */
    is_present: Generated<0 | 1>
    /** The place in the feed up to which sums of days were made in the background. */
    summed: Generated<number>
    created_at: number
    /**
     * When new rows were last received, to within the same quarter of an hour of UTC; null if none
     * ever were.
     */
    last_sent_at: Generated<number | null>
  }
  devices: {
    team: string
    member: string
    id: string
    /** A console's session: `token_hash` is of the secret in its cookie. */
    kind: Generated<'extension' | 'console'>
    token_hash: string
    created_at: number
    /** When it last connected or sent a request, to within ten minutes. */
    last_seen_at: number
    revoked_at: number | null
    /** The team to which its member moved, and in which its token is valid now. */
    moved_to: Generated<string | null>
    /** Browser and system when it last connected: `Chrome on Windows`; null if unknown. */
    label: string | null
    /**
     * Where the device's days are: IANA zone, and the hour at which they begin; null if not told.
     */
    zone: string | null
    day_start: number | null
    /** 1 = it sends no unexplained time, 0 = it does, null = not told. */
    keeps_unexplained: 0 | 1 | null
    /** Of the extension that sent last; null if not told. */
    version: Generated<string | null>
  }
  codes: {
    team: string
    member: string
    code_hash: string
    created_at: number
    expires_at: number
    used_at: number | null
    kind: Generated<'code' | 'invite' | 'sign-in'>
    /** The device that used it. */
    used_by: Generated<string | null>
    /** Of a sign-in: the hash of the secret that must come with the code. */
    challenge: Generated<string | null>
  }
  segments: SegmentRow
  /** The days of a device for which it got a receipt. */
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
  /** A team's scheme from its first change on; before that every team has the same. */
  schemes: {
    team: string
    version: number
    from_date: string
    change_every: 1 | 3 | 6
    /** JSON, as the contract has it. */
    categories: string
    created_at: number
    /** The member. */
    created_by: string
  }
  /** The team's middle as it was given to a member for each week: it is never computed again. */
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
   * Sums of each day and month of a person, for the team's layout. A row is removed in the
   * transaction that changes a segment of its day, and made again when it is needed.
   */
  sums: {
    team: string
    member: string
    unit: 'day' | 'month'
    /** Lengths to the millisecond, or in whole seconds. */
    form: 'exact' | 'whole'
    /** `YYYY-MM-DD`, or `YYYY-MM`. */
    date: string
    /** The hour at which days begin. */
    day_start: number
    /** What it was made from besides the rows (`report/basis.ts`). */
    basis: string
    /** The finished JSON of the layout; empty if nothing counts. */
    told: string
    /** JSON: blocks of work that go on into other days; empty for none. */
    shared: string
    /**
     * Of an exact month: the finished JSON of its days, compressed (`report/packed-text.ts`). Null
     * if a block of work goes on into another day.
     */
    packed: Generated<Uint8Array | null>
  }
  /** Who read named people's figures: a row for each quarter of an hour, reader, route and range. */
  reads: {
    team: string
    /** The start of the quarter of an hour of UTC. */
    quarter: number
    /** A person's id, or the account of a command. */
    reader: string
    route: ReadRoute
    /** The range that was read: `YYYY-MM-DD`; both empty for all that is kept. */
    from_date: string
    to_date: string
    /** The people whose figures were in the answer. */
    roster: string
    first_at: number
    /** To within a minute. */
    last_at: number
  }
  /** The stretches of time in which a team is in group mode. */
  group_periods: {
    team: string
    begun_at: number
    /** The first day that is never given by name. */
    from_date: string
    /** The first Monday of a week that lies wholly in it. */
    first_week: string
    /** The Monday from which days are given by name again; null if it goes on. */
    until_date: string | null
    /** When, and by which administrator, its end was asked for. */
    asked_at: number | null
    asked_by: string | null
  }
  /** The weeks of a team in group mode as they were given: they are never computed again. */
  group_weeks: {
    team: string
    /** Its Monday. */
    week: string
    /** JSON (`group/given-weeks.ts`). */
    sums: string
    given_at: number
  }
  /** Groups of people who were named, or counted, together in an answer. */
  rosters: {
    team: string
    /** The same for the same people. */
    id: string
    /** When it was last used, to within half a day. */
    last_at: number
  }
  roster_people: {
    team: string
    roster: string
    member: string
  }
  /** Key indicators: the present values. */
  indicator_values: IndicatorRow
  /** Each value from the instant at which it was given, the present one included. */
  indicator_history: Omit<IndicatorRow, 'parts'> & { parts: number | null }
  /** A team's choices about its indicators: JSON, as the contract has it. */
  indicator_choices: {
    team: string
    choices: string
  }
  /** What a team agreed to try after the review of a month. */
  indicator_reviews: {
    team: string
    /** The month's first day. */
    month: string
    agreed: string
    watch: string | null
    at: number
  }
  /** The columns that were chosen for a header of a CSV. */
  table_columns: {
    team: string
    /** A hash of the header. */
    header: string
    /** JSON. */
    columns: string
    used_at: number
  }
  /** API tokens; revoked ones stay, because the access log names them. */
  api_tokens: {
    id: string
    token_hash: string
    name: string
    /** JSON. */
    scopes: string
    /** Null: all teams that its maker may see. */
    team: string | null
    /** A person's id, or the account of a command. */
    made_by: string
    made_at: number
    expires_at: number
    /** To within ten minutes. */
    last_used_at: number | null
    revoked_at: number | null
  }
  webhooks: {
    id: string
    url: string
    /** JSON. */
    events: string
    /** Null: events of all teams. */
    team: string | null
    /** As it is, because it signs. */
    secret: string
    old_secret: string | null
    /** Until when the one before signs as well. */
    old_until: number | null
    made_at: number
    off_at: number | null
    off_why: 'person' | 'failing' | 'gone' | null
    /** Since when every delivery failed; null if the last one did not. */
    failing_since: number | null
    last_success_at: number | null
  }
  /** What webhooks are told, stored with its cause. */
  webhook_messages: {
    team: string
    /** The header `webhook-id`. */
    id: string
    webhook: string
    event: WebhookEvent
    /** Whom it is about; null for nobody. */
    member: string | null
    /** JSON, as it is sent. */
    body: string
    made_at: number
    /** When it is tried next; null once it is over. */
    next_at: number | null
    state: Generated<'waiting' | 'delivered' | 'given-up'>
    attempts: Generated<number>
    /** Of the process that delivers it; null if none does. */
    lease: Generated<string | null>
    leased_until: Generated<number>
    /** Of the last attempt's answer, or why there was none. */
    status: Generated<number | null>
    failure: Generated<WebhookFailure | null>
    done_at: Generated<number | null>
  }
  /** How many batches came in each quarter of an hour, of everybody together. */
  received: {
    /** Its start, of UTC. */
    quarter: number
    batches: number
    segments: number
    last_at: number
  }
  /** Acts of administration, by ids. */
  audit: {
    team: string
    id: string
    at: number
    actor: string
    act: string
    about: string
    /** More about the act; null for none. */
    detail: string | null
  }
  /** One row, written to find out whether the database takes writes. */
  readiness: {
    id: string
    written_at: number
  }
}

export interface IndicatorRow {
  team: string
  /** A person's id; empty for a value of the team itself. */
  member: string
  indicator: string
  period: 'week' | 'month'
  /** The first day of the period. */
  from_date: string
  /** The value in ten-thousandths; in the history null for a value that was removed. */
  parts: number
  given_at: number
}

export interface SegmentRow {
  team: string
  member: string
  id: string
  /** The device that made it, which is the one that sent it first. */
  device: string
  revision: number
  changed_at: number
  /** 1 = a tombstone: the columns from `category` to `note` are null, except `edited`. */
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
  /** The IANA zone in which it was recorded, as first told; null if not told. */
  zone: string | null
  /** Its place in the member's feed; a change moves it to the end. */
  seq: number
  first_received_at: number
  received_at: number
}

export type Database = Kysely<Tables>

/** Whether the database is PostgreSQL. */
export const isOnServer = (db: Database) => db.getExecutor().adapter instanceof PostgresAdapter
