import type { CalendarEntry } from '../core/calendar/entry.ts'
import type { TimeOff, WorkingWeek } from '../core/day/expected-time.ts'
import type { SendingState } from '../core/day/send-schedule.ts'
import type { Guess } from '../core/report/guess.ts'
import type { Dates } from '../core/report/range.ts'
import type { Categories } from '../core/scheme/categories.ts'
import type { SchemeEdit } from '../core/scheme/edits.ts'
import type { SchemeVersion } from '../core/scheme/versions.ts'
import type { Policy } from '../core/settings/policy.ts'
import type { Settings } from '../core/settings/settings.ts'
import type { ModeNews, TeamMode } from '../core/settings/team-mode.ts'

/** The endpoint that this browser sends to. The token is this device's own. */
export interface Connection {
  url: string
  token: string
  member: string
  team: string
}

/** The team, as last received from the endpoint; absent while not connected. */
export interface StoredTeam {
  /** When the team was last requested from the endpoint, epoch milliseconds. */
  askedAt: number
  role?: 'member' | 'manager' | 'administrator'
  /**
   * The person leads a team, and the endpoint does not record their own time: this browser sends no
   * time.
   */
  ownTimeStays?: true
  /**
   * The ETag of the stored scheme: the endpoint answers a request with status 304 while the scheme
   * is unchanged.
   */
  tag?: string
  /** The team has answered the readiness questions (`Readiness` in src/sync/contract/team.ts). */
  ready?: boolean
  /**
   * Whether the team's figures are given by name or for groups only. Absent with old endpoints,
   * which give figures by name.
   */
  mode?: TeamMode
  /** The last change of `mode` that the person has not seen yet. */
  modeNews?: ModeNews | undefined
  /** The working week and the holidays of the team. */
  workingTime?: { week?: WorkingWeek; off: readonly Dates[] }
}

/** When the person is expected to work: their working week and days off. */
export interface StoredWorkingTime {
  /**
   * Absent if the person has set no week of their own: then the week of the team counts, or of
   * their region.
   */
  week?: WorkingWeek
  off: readonly TimeOff[]
  /** When the person last changed it, epoch milliseconds. */
  changedAt: number
}

export interface Sending extends SendingState {
  /**
   * When the current run sent its last batch, epoch milliseconds; and the number of segments that
   * it has still to send.
   */
  sentAt?: number
  left?: number
  /** When the person stopped the run, epoch milliseconds. */
  stoppedAt?: number
  /**
   * How far the clock of this computer is ahead of the endpoint's, milliseconds; present only if
   * the difference is too large.
   */
  clockOff?: number
  /**
   * Days for which the endpoint's rows still differ from this browser's after they were sent again.
   */
  differing?: readonly string[]
  /** Days with acknowledged rows whose receipt is not fetched yet. */
  owed?: readonly string[]
}

/**
 * The times of a calendar's entries, without titles. Of the people invited, only hashes of their
 * e-mail domains are stored.
 */
export interface CalendarTimes {
  /** When Stint last tried to read the calendar, epoch milliseconds. */
  readAt: number
  /**
   * Why the last attempt to read the calendar failed; the entries are then those of the last
   * successful one.
   */
  trouble?: string
  /** The entries were read from a file, not from an address. */
  isFile?: true
  /** The range of time that was read, epoch milliseconds. */
  from: number
  to: number
  entries: readonly Omit<CalendarEntry, 'title'>[]
}

/** The rows of the table `named`: one row for each name. */
export interface Named {
  settings: Partial<Settings>
  device: string
  connection: Connection
  /**
   * The endpoint that holds the acknowledged rows: its `url`, and team and member of the last
   * connection.
   */
  sentTo: string
  sending: Sending
  /** The company's policy, as last read from the browser; absent if the company has set none. */
  policy: Policy
  /**
   * All versions of the scheme, the oldest first; absent while there is only the first version.
   * `kept`: categories known in this browser that are in no version.
   */
  scheme: { versions: readonly SchemeVersion[]; kept?: Categories }
  /** The edits of a scheme change that is being prepared. */
  schemeEdits: readonly SchemeEdit[]
  team: StoredTeam
  /** The end of the last time away that a notification asked about. */
  notified: number
  /** The end of the last time away whose question the person put off with *Later*. */
  putAway: number
  /** The date of the last day that a notification summed up. */
  dayTold: string
  /** The first day of the last week that a notification summed up. */
  weekTold: string
  /**
   * How far fetching the person's history has come; `from` is a value of `sentTo`. `wrong`: the
   * number of invalid rows that were left out.
   */
  fetched: { from: string; since: string; count: number; done: boolean; wrong?: number }
  /**
   * The person's estimate for each month `YYYY-MM`, made before they saw the report of the month;
   * `guess` is absent if they skipped it.
   */
  guesses: Readonly<Record<string, { at: number; guess?: Guess }>>
  /** When a backup was last saved as a file, epoch milliseconds. */
  savedAt: number
  /**
   * This browser keeps its id at the next connection, although the endpoint may still have a token
   * for that id: its own earlier token, or the token of the browser whose place it took.
   */
  keepsId: true
  /**
   * The address of the person's calendar. It is a secret: everybody who has the address can read
   * the calendar.
   */
  calendar: { url: string }
  /** The times of the calendar's entries, as last read (rule 11 of docs/domain.md). */
  calendarTimes: CalendarTimes
  /**
   * The categories of meetings with people outside the company, by a hash of their e-mail domain;
   * this browser has its own salt for the hashes.
   */
  domains: { salt: string; answers: Readonly<Record<string, string>> }
  workingTime: StoredWorkingTime
  /**
   * Days that are leave in the calendar, and for which the person has answered whether they are
   * days off.
   */
  leaveAnswered: readonly Dates[]
  /** A text that identifies the last version of `workingTime` that was sent to the endpoint. */
  workingTimeSent: string
  /** The person has seen the notice that the browser does not know its time zone. */
  zoneTold: true
}
export type NamedRow = { [K in keyof Named]: { name: K; value: Named[K] } }[keyof Named]
