/** The tables, in the form that the migrations produce. Instants are epoch milliseconds. */
import { type Generated, type Kysely, PostgresAdapter } from 'kysely'
import type { ReadRoute, WebhookEvent, WebhookFailure } from '../../src/sync/contract.ts'

export interface Tables {
  teams: {
    id: string
    name: string
    created_at: number
    /**
     * 1 = members may see the team's middle: the medians of how its people divide their time
     * (docs/domain.md, *middle*).
     */
    share_middle: Generated<0 | 1>
    /** JSON: the team's working week and holidays; null if none were set. */
    working_time: Generated<string | null>
    /**
     * JSON: the team's answers to the two readiness questions (`Readiness` in
     * src/sync/contract/team.ts), and the time of the answer; null if the team has not answered.
     */
    readiness: Generated<string | null>
  }
  /**
   * The names of all teams, in the form in which names are compared. Each name can occur only once.
   */
  team_names: {
    name: string
    team: string
  }
  /** All people of all teams, with each person's present and earlier teams. */
  people: {
    /**
     * The id of the person, which is also the id of the person's rows in `members`, in every team.
     */
    id: string
    /** The present team; of a person who has left, the last one. */
    team: string
    /** E-mail address in lower case, which no other person may have; null if none is stored. */
    email: string | null
    /** 0 = a person who leads a team and whose own time is not recorded. */
    tracked: Generated<0 | 1>
    /** JSON: the ids of the teams that the person leads; null for none. */
    leads: string | null
    /**
     * JSON: the periods that the person spent in each team (`Stay` in `people/person.ts`); null for
     * a person who has always been in `team`.
     */
    stays: string | null
    /** JSON: the person's own working week and days off, without reasons; null if none was sent. */
    working_time: Generated<string | null>
  }
  /**
   * The team for which each one-time code was made. A code is too short to contain the id of the
   * team itself.
   */
  code_teams: {
    code_hash: string
    team: string
    expires_at: number
  }
  /** Accounts at the company's provider, and the person to whom each belongs. */
  accounts: {
    issuer: string
    subject: string
    member: string
    created_at: number
  }
  /** Sign-ins that succeeded (`sign-in/sign-ins.ts`). */
  sign_ins: {
    /**
     * The hash of the sign-in attempt. It is the primary key, which ensures that an attempt
     * succeeds only once.
     */
    id: string
    member: string
    issuer: string
    subject: string
    /** The hash of the one-time code that the person received at the end of the sign-in. */
    code_hash: string
    /** The device that the code connected; null until then. */
    device: string | null
    /**
     * The provider's refresh token, encrypted (`sign-in/encryption.ts`); null if the provider
     * issued none.
     */
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
    /**
     * The number of the last row in the member's feed: their rows in the order in which they were
     * stored (docs/domain.md, *feed*).
     */
    seq: number
    /**
     * 1 = the person's present team, or the last team of a person who has left (see `hasLeft` in
     * `people/person.ts`). 0 = a former team: the person moved to another team, and what they
     * recorded stays in this one.
     */
    is_present: Generated<0 | 1>
    /**
     * The segments up to this value of `seq` are already included in the stored sums of time, which
     * are computed in the background (`report/sum-in-background.ts`).
     */
    summed: Generated<number>
    created_at: number
    /**
     * When new rows were last received, exact to a quarter of an hour of UTC; null if no rows were
     * received.
     */
    last_sent_at: Generated<number | null>
  }
  devices: {
    team: string
    member: string
    id: string
    /**
     * `console` = a session of the console. For a session, `token_hash` is the hash of the secret
     * in its cookie.
     */
    kind: Generated<'extension' | 'console'>
    token_hash: string
    created_at: number
    /** When the device last connected or sent a request, exact to ten minutes. */
    last_seen_at: number
    revoked_at: number | null
    /**
     * The team to which the person moved, in which the device's token is valid now; null if the
     * person has not moved.
     */
    moved_to: Generated<string | null>
    /**
     * The browser and system of the device when it last connected, such as `Chrome on Windows`;
     * null if unknown.
     */
    label: string | null
    /**
     * The IANA time zone of the device's days, and the hour at which they begin; null if the device
     * has sent none.
     */
    zone: string | null
    day_start: number | null
    /**
     * 1 = the device does not send unexplained time (time away that nobody has assigned). 0 = the
     * device sends it. null = the device has not sent this setting.
     */
    keeps_unexplained: 0 | 1 | null
    /** The version of the extension at the last request of the device; null if it sent none. */
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
    /** The device that used the code. */
    used_by: Generated<string | null>
    /**
     * For the code of a sign-in: the hash of the secret that must be sent with the code; null for
     * other codes.
     */
    challenge: Generated<string | null>
  }
  segments: SegmentRow
  /**
   * The days for which a device got a receipt (the endpoint's statement about what it has stored).
   */
  days: {
    team: string
    member: string
    device: string
    date: string
    /**
     * The instants at which the day begins and ends: in another time zone, the same date begins at
     * another instant.
     */
    from_at: number
    to_at: number
    first_asked_at: number
    corrected_at: number | null
  }
  /**
   * The versions of a team's scheme (its set of categories) since the first change. Before that
   * change, a team has the standard scheme and no row here.
   */
  schemes: {
    team: string
    version: number
    from_date: string
    change_every: 1 | 3 | 6
    /** JSON, as the API describes categories (src/sync/contract). */
    categories: string
    created_at: number
    /** The id of the person who made this version. */
    created_by: string
  }
  /**
   * The team's middle (medians of how its people divide their time; docs/domain.md, *middle*) for
   * each week, as each member first got it. Later requests get the stored middle: the difference of
   * two different answers could show something about a person.
   */
  middles: {
    team: string
    member: string
    /** The Monday of the week. */
    week: string
    /** The medians as JSON, as the API describes a middle (src/sync/contract). */
    middle: string
    given_at: number
  }
  /**
   * The sums of a person's time for each day and month (`report/sums.ts`). From these sums, a
   * team's layout is made, which is the data of its report. When a segment of a day changes, the
   * same transaction removes the sums of that day and of its month, and the sums are computed again
   * when they are needed.
   */
  sums: {
    team: string
    member: string
    unit: 'day' | 'month'
    /**
     * `exact`: lengths in seconds with decimals, exact to the millisecond; `whole`: lengths in
     * whole seconds.
     */
    form: 'exact' | 'whole'
    /** `YYYY-MM-DD` for a day, `YYYY-MM` for a month. */
    date: string
    /** The hour at which days begin. */
    day_start: number
    /**
     * A text that identifies everything from which the sum of time was computed, except the rows
     * (`report/basis-of-sum.ts`).
     */
    basis: string
    /**
     * The day or month as JSON, in the form in which a layout (the data of a report) contains it;
     * empty if the layout leaves this day or month out.
     */
    told: string
    /**
     * JSON: unbroken blocks of one category (`src/core/time/blocks.ts`) that continue into another
     * day; empty if there are none.
     */
    shared: string
    /**
     * For a month in the form `exact` (seconds with decimals): the compressed JSON of its days
     * (`report/packed-text.ts`), as a layout contains them. Null if an unbroken block of one
     * category continues into another day.
     */
    packed: Generated<Uint8Array | null>
  }
  /**
   * The access log: reads of named people's figures. There is one row for each quarter of an hour,
   * reader, route, range and roster (list of the people).
   */
  reads: {
    team: string
    /** The start of the quarter of an hour, which is counted by UTC. */
    quarter: number
    /**
     * The id of the person or API token that read the figures; `COMMAND_LINE` (`people/audit.ts`)
     * if a command printed them.
     */
    reader: string
    route: ReadRoute
    /**
     * The first and the last day of the range that was read, as `YYYY-MM-DD`. Both columns are
     * empty for a read of everything that is stored about a person.
     */
    from_date: string
    to_date: string
    /** The id of the roster: the list of the people whose figures were in the answer. */
    roster: string
    first_at: number
    /** The instant of the last read in this row, exact to a minute. */
    last_at: number
  }
  /**
   * The periods in which a team is in group mode: its figures are shown for the whole group, and
   * never by name (docs/domain.md, *Who sees what*).
   */
  group_periods: {
    team: string
    begun_at: number
    /** The first day whose figures are never shown by name. */
    from_date: string
    /** The Monday of the first week of which all days lie in the period. */
    first_week: string
    /** The Monday from which figures are shown by name again; null if the period has no end yet. */
    until_date: string | null
    /**
     * When an administrator requested to end the period, and the id of this administrator; null if
     * nobody has requested it.
     */
    asked_at: number | null
    asked_by: string | null
  }
  /**
   * The figures of each week as they were first shown for a team in group mode (figures of the
   * group only, not of single people). Later requests get the stored figures: the difference of two
   * different answers could show something about a person.
   */
  group_weeks: {
    team: string
    /** The Monday of the week. */
    week: string
    /** JSON in the form of `StoredWeek` in `group/sums-of-weeks.ts`. */
    sums: string
    given_at: number
  }
  /**
   * Rosters: lists of the people whom one answer of the endpoint named, or counted together as a
   * group. A row of the access log contains the id of a roster instead of the people.
   */
  rosters: {
    team: string
    /** A hash of the people's ids: equal lists of people have equal ids. */
    id: string
    /** When an answer last named or counted these people, exact to half a day. */
    last_at: number
  }
  roster_people: {
    team: string
    roster: string
    member: string
  }
  /** The present values of key indicators. */
  indicator_values: IndicatorRow
  /**
   * Every value that was ever stored for an indicator, with the instant at which it was stored. The
   * present value is included.
   */
  indicator_history: Omit<IndicatorRow, 'parts'> & { parts: number | null }
  /**
   * What a team chose about its key indicators, as JSON in the form of the API (src/sync/contract).
   */
  indicator_choices: {
    team: string
    choices: string
  }
  /** The change that a team agreed on at the review of a month. */
  indicator_reviews: {
    team: string
    /** The first day of the month. */
    month: string
    agreed: string
    watch: string | null
    at: number
  }
  /** The meanings that a team chose for the columns of a CSV with this header. */
  table_columns: {
    team: string
    /** A hash of the header. */
    header: string
    /** JSON: the meaning of each column. */
    columns: string
    used_at: number
  }
  /** API tokens. Revoked tokens are not deleted, because the access log contains their ids. */
  api_tokens: {
    id: string
    token_hash: string
    name: string
    /** JSON: a list of what the token may do, such as `report:read`. */
    scopes: string
    /**
     * The team whose data the token may read or write; null if it may do so for all teams that its
     * maker may see.
     */
    team: string | null
    /**
     * The id of the person who made the token; `COMMAND_LINE` (`people/audit.ts`) if a command made
     * it.
     */
    made_by: string
    made_at: number
    expires_at: number
    /** The instant of the last use, exact to ten minutes; null if the token was never used. */
    last_used_at: number | null
    revoked_at: number | null
  }
  webhooks: {
    id: string
    url: string
    /** JSON: a list of the events that the webhook gets. */
    events: string
    /** The team whose events the webhook gets; null if it gets the events of all teams. */
    team: string | null
    /** The secret itself and not a hash of it, because messages are signed with the secret. */
    secret: string
    old_secret: string | null
    /** Until this instant, messages are signed with both the new secret and the old one. */
    old_until: number | null
    made_at: number
    off_at: number | null
    off_why: 'person' | 'failing' | 'gone' | null
    /**
     * The instant of the first failed delivery after the last successful one; null if no delivery
     * has failed since then.
     */
    failing_since: number | null
    last_success_at: number | null
  }
  /** Messages to webhooks. Each is stored in the transaction of the event that it reports. */
  webhook_messages: {
    team: string
    /** The id that is sent in the header `webhook-id`. */
    id: string
    webhook: string
    event: WebhookEvent
    /** The person whom the message is about; null if it is not about a person. */
    member: string | null
    /** JSON, exactly as it is sent. */
    body: string
    made_at: number
    /** When the next attempt is due; null if the message was delivered or given up. */
    next_at: number | null
    state: Generated<'waiting' | 'delivered' | 'given-up'>
    attempts: Generated<number>
    /**
     * A random id of the present attempt to deliver the message; null if no process is delivering
     * it.
     */
    lease: Generated<string | null>
    leased_until: Generated<number>
    /**
     * The HTTP status of the answer to the last attempt. If there was no answer, `failure` contains
     * the reason.
     */
    status: Generated<number | null>
    failure: Generated<WebhookFailure | null>
    done_at: Generated<number | null>
  }
  /** How many batches all people together sent in each quarter of an hour. */
  received: {
    /** The start of the quarter of an hour, by UTC. */
    quarter: number
    batches: number
    segments: number
    last_at: number
  }
  /** Acts of administration. People and teams are stored as ids. */
  audit: {
    team: string
    id: string
    at: number
    actor: string
    act: string
    about: string
    /** Further information about the act; null for none. */
    detail: string | null
    /** A number that grows with every act of a process. It orders acts of the same instant. */
    number: Generated<number>
  }
  /** One row that is written to find out whether the database accepts writes. */
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
  /**
   * The value in ten-thousandths, as a whole number. In the history, null means that the value was
   * removed.
   */
  parts: number
  given_at: number
}

export interface SegmentRow {
  team: string
  member: string
  id: string
  /** The device that recorded the segment: the device that sent it first. */
  device: string
  revision: number
  changed_at: number
  /**
   * 1 = a tombstone (the row of a deleted segment): the columns from `category` to `note` are null,
   * except `edited`.
   */
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
  /**
   * The IANA time zone in which the segment was recorded, from the first batch that contained a
   * zone; null if no batch did.
   */
  zone: string | null
  /**
   * The number of the row in the member's feed: their rows in the order in which they were stored
   * (docs/domain.md, *feed*). When the row changes, it gets a new number at the end.
   */
  seq: number
  first_received_at: number
  received_at: number
}

export type Database = Kysely<Tables>

/** Whether the database is PostgreSQL. */
export const isOnServer = (db: Database) => db.getExecutor().adapter instanceof PostgresAdapter
