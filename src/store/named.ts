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

/**
 * The endpoint to which this browser sends recorded time. The token is valid for this device only.
 */
export interface Connection {
  url: string
  token: string
  member: string
  team: string
}

/** The team, as the endpoint described it last. Absent while this browser is not connected. */
export interface StoredTeam {
  /** When the team was last requested from the endpoint, epoch milliseconds. */
  askedAt: number
  role?: 'member' | 'manager' | 'administrator'
  /**
   * The person leads a team, and the endpoint does not record the time of this person. So this
   * browser sends no time.
   */
  ownTimeStays?: true
  /**
   * The ETag of the stored scheme. If a request contains it and the scheme is unchanged, the
   * endpoint answers with status 304 (not modified).
   */
  tag?: string
  /**
   * Whether the team has answered the questions that it must answer before it changes its scheme
   * for the first time (`Readiness` in src/sync/contract/team.ts).
   */
  ready?: boolean
  /**
   * Whether the team's figures are shown by name, or for groups of people only. Absent if the
   * endpoint has an old version. Such an endpoint sends figures by name.
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
   * Absent if the person has entered no working week. Then the week of the team is used, or else
   * the usual week of the region.
   */
  week?: WorkingWeek
  off: readonly TimeOff[]
  /** When the person last changed the working week or the days off, epoch milliseconds. */
  changedAt: number
}

export interface Sending extends SendingState {
  /**
   * `sentAt`: when the present run of sending sent its last batch, epoch milliseconds. `left`: the
   * number of segments that the run still has to send.
   */
  sentAt?: number
  left?: number
  /** When the person stopped the present run of sending, epoch milliseconds. */
  stoppedAt?: number
  /**
   * By how many milliseconds the clock of this computer is ahead of the endpoint's clock. Present
   * only if the difference is too large.
   */
  clockOff?: number
  /**
   * Days whose rows at the endpoint still differ from this browser's rows, although the rows were
   * sent again.
   */
  differing?: readonly string[]
  /**
   * Days whose receipt (the endpoint's summary of a day) has to be fetched, because the endpoint
   * has acknowledged rows of these days.
   */
  owed?: readonly string[]
}

/**
 * The times of a calendar's entries, without titles. Of the invited people, Stint stores only
 * hashes of their e-mail domains.
 */
export interface CalendarTimes {
  /** When Stint last tried to read the calendar, epoch milliseconds. */
  readAt: number
  /**
   * Why the last attempt to read the calendar failed. `entries` then has the result of the last
   * successful attempt.
   */
  trouble?: string
  /** Present if the entries were read from a file, and not from an address. */
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
   * The endpoint that has the acknowledged rows: a text made from its `url` and from the team and
   * the member of the last connection.
   */
  sentTo: string
  sending: Sending
  /**
   * The company's policy, as it was last read from the browser. Absent if the company has set none.
   */
  policy: Policy
  /**
   * All versions of the scheme, the oldest first. Absent while only the first version exists.
   * `kept`: categories that are known in this browser but are in no version.
   */
  scheme: { versions: readonly SchemeVersion[]; kept?: Categories }
  /** The edits of a scheme change that the person has not put in force yet. */
  schemeEdits: readonly SchemeEdit[]
  team: StoredTeam
  /**
   * The end of the most recent absence about which a notification has asked, epoch milliseconds.
   */
  notified: number
  /**
   * The end of the most recent absence for which the person answered the question with *Later*,
   * epoch milliseconds.
   */
  putAway: number
  /** The date of the last day for which the notification at the end of the day was shown. */
  dayTold: string
  /** The first day of the last week for which the notification at the end of the week was shown. */
  weekTold: string
  /**
   * How much of the person's history was fetched from the endpoint. `from`: the value of `sentTo`
   * for that endpoint. `since`: the position at which the next fetch continues. `wrong`: the number
   * of invalid rows that were left out.
   */
  fetched: { from: string; since: string; count: number; done: boolean; wrong?: number }
  /**
   * For each month (`YYYY-MM`), how the person thinks that their time was divided (`guess`). They
   * are asked before they see the report of the month. `at`: when they answered, epoch
   * milliseconds. `guess` is absent if the person skipped the question.
   */
  guesses: Readonly<Record<string, { at: number; guess?: Guess }>>
  /** When a backup was last saved as a file, epoch milliseconds. */
  savedAt: number
  /**
   * This browser keeps its id when it connects next, although the endpoint may still have a token
   * for that id. The token may be an earlier one of this browser, or one of the browser that it
   * replaced.
   */
  keepsId: true
  /**
   * The address of the person's calendar. It is a secret, because everybody who has the address can
   * read the calendar.
   */
  calendar: { url: string }
  /**
   * The times of the calendar's entries when the calendar was last read (rule 11 of
   * docs/domain.md).
   */
  calendarTimes: CalendarTimes
  /**
   * The categories that the person chose for meetings with people outside the company. The key is a
   * hash of the people's e-mail domain. Each browser uses its own salt for the hashes.
   */
  domains: { salt: string; answers: Readonly<Record<string, string>> }
  workingTime: StoredWorkingTime
  /**
   * Days that are leave in the calendar, if the person has already answered whether they are days
   * off.
   */
  leaveAnswered: readonly Dates[]
  /** A text that identifies the last version of `workingTime` that was sent to the endpoint. */
  workingTimeSent: string
  /** Present after the person has seen the notice that the browser does not know its time zone. */
  zoneTold: true
}
export type NamedRow = { [K in keyof Named]: { name: K; value: Named[K] } }[keyof Named]
