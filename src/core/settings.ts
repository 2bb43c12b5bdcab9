/** What a person may set. Durations in milliseconds. */
export interface Settings {
  /** How long *in CRM* must hold before Documentation runs (rule 2). */
  enterAfter: number
  /** How long it must not hold before Documentation is handed back (rule 3). */
  leaveAfter: number
  /** Without input for this long, the person was away (rule 5). At least 15 s: the idle API's floor. */
  idleAfter: number
  /** Without a sign of life for this long, the computer slept or the browser was closed (rule 5). */
  gapAfter: number
  /** Documentation starts in the CRM although nothing runs. */
  autoStart: boolean
  /** The record's type and id are kept with CRM time. */
  keepRecords: boolean
  /** Ids of the CRM products that the person switched on. */
  products: readonly string[]
  /** Hour at which the day starts, 0–23. */
  dayStart: number
  /** Local time of the daily send, `HH:MM`. */
  sendAt: string
  /** At the set time, or only when the person says so. */
  sendBy: 'time' | 'hand'
  sendNotes: boolean
  sendRecords: boolean
  /** Unexplained stretches go as from–to only. */
  sendUnexplained: boolean
}

const second = 1000
const minute = 60 * second

export const DEFAULTS: Settings = {
  enterAfter: 5 * second,
  leaveAfter: 15 * second,
  idleAfter: 5 * minute,
  gapAfter: 3 * minute,
  autoStart: true,
  keepRecords: false,
  products: [],
  dayStart: 0,
  sendAt: '18:00',
  sendBy: 'time',
  sendNotes: false,
  sendRecords: false,
  sendUnexplained: false,
}
