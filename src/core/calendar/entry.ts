/**
 * One occurrence of a calendar entry. It is stored only in this browser, without its title, and is
 * never sent.
 */
export interface CalendarEntry {
  /**
   * Identifies the entry and, if the entry is repeated, this repetition. Only a hash is stored, so
   * that nobody can read the calendar's own id of the entry.
   */
  key: string
  /** Epoch milliseconds. */
  startedAt: number
  endedAt: number
  /** Empty if the calendar marks the entry as private. */
  title: string
  /** The entry covers whole days, and has no times of day. */
  isAllDay: boolean
  /**
   * The calendar marks the person as free during the entry. The entry is shown, but never offered
   * as an answer.
   */
  isFree: boolean
  /**
   * The person has not accepted the entry yet. Accepted entries are offered before entries of this
   * kind.
   */
  isTentative: boolean
  isOutOfOffice: boolean
  /**
   * The entry covers whole days, and its title contains a word for time off, such as "vacation".
   */
  isLeave: boolean
  /** E-mail domains of the attendees and of the organiser, without the person's own domain. */
  domains: readonly string[]
}
