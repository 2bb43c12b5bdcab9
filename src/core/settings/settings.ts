import type { DialectName } from '../report/csv.ts'
import { hour, minute, second } from '../time/units.ts'

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
  /** Open for longer than this, a segment asks "still …?" (rule 7). */
  longAfter: number
  /** Unanswered until it has been open for this long, it ends where it was asked (rule 7). */
  capAfter: number
  /** After this long in the CRM, a call or meeting asks whether it still goes on (rule 7). */
  hintAfter: number
  /** Local time at which the working day ends, `HH:MM`; an hour later, what runs asks (rule 7). */
  workdayEnd: string
  /** Documentation starts in the CRM although nothing runs. */
  autoStart: boolean
  /** The record's type and id are kept with CRM time. */
  keepRecords: boolean
  /** Ids of the CRM products that the person switched on. */
  products: readonly string[]
  /** Hosts that the person declared as their CRM, as `recognise` takes them: `host` or `host:port`. */
  ownHosts: readonly string[]
  /** On this site, that category: as CRM pages bring Documentation. */
  sites: readonly SiteRule[]
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
  /** Ids of categories that stay here: never sent, in no receipt and no share. */
  privateCategories: readonly string[]
  /** A notification asks what a stretch away was, once. */
  notify: boolean
  /** At the end of the working day a notification tells of the day, once. */
  notifyDay: boolean
  /** Share of misc over the last two weeks, 0–1, from which the report speaks of it. */
  miscShare: number
  /** How tables for spreadsheets are written; `auto`: as the browser's language has it. */
  tables: 'auto' | DialectName
  /** Each person's own: `#rrggbb` per category, where it is not the usual one. */
  colours: Readonly<Record<string, string>>
  /** Ids of categories in the person's own order; those not named follow in the scheme's. */
  order: readonly string[]
  /** The key in the popup per category, one letter or digit, where it is not the usual one. */
  keys: Readonly<Record<string, string>>
  /** Single keys act in the panel too, which stays open (WCAG 2.1.4); in the popup they always do. */
  panelKeys: boolean
  /** Ids of categories that the person's popup does not show. */
  hidden: readonly string[]
  /** What the browser shows is kept as a trace that `npm run replay` can play. */
  recordTrace: boolean
}

/** `host` is one host, or `host:port`. */
export interface SiteRule {
  host: string
  category: string
}

export const DEFAULTS: Settings = {
  enterAfter: 5 * second,
  leaveAfter: 15 * second,
  idleAfter: 5 * minute,
  gapAfter: 3 * minute,
  longAfter: 4 * hour,
  capAfter: 12 * hour,
  hintAfter: 10 * minute,
  workdayEnd: '18:00',
  autoStart: true,
  keepRecords: false,
  products: [],
  ownHosts: [],
  sites: [],
  dayStart: 0,
  sendAt: '18:00',
  sendBy: 'time',
  sendNotes: false,
  sendRecords: false,
  sendUnexplained: false,
  privateCategories: [],
  notify: false,
  notifyDay: false,
  miscShare: 0.1,
  tables: 'auto',
  colours: {},
  order: [],
  keys: {},
  panelKeys: false,
  hidden: [],
  recordTrace: false,
}
