/** One occurrence of a calendar entry. All but its title is stored in this browser; nothing is sent. */
export interface CalendarEntry {
  /** The entry and which of its repetitions it is; nobody can read the entry's own id from it. */
  key: string
  /** Epoch milliseconds. */
  startedAt: number
  endedAt: number
  /** Empty if the entry is private. */
  title: string
  /** It stands for days, not for hours. */
  isAllDay: boolean
  /** The person is not expected to be busy: shown, but never offered. */
  isFree: boolean
  /** Not yet accepted: offered after those that are. */
  isTentative: boolean
  isOutOfOffice: boolean
  /** It stands for days, and its title speaks of leave. */
  isLeave: boolean
  /** Domains of attendees and organiser other than the person's own. */
  domains: readonly string[]
}
