import type { DialectName } from '../report/csv.ts'
import { hour, minute, second } from '../time/units.ts'

/** A person's settings. Durations in milliseconds. */
export interface Settings {
  /** How long *in CRM* must hold before Documentation runs (rule 2). */
  enterAfter: number
  /** How long it must not hold before Documentation ends (rule 3). */
  leaveAfter: number
  /**
   * Without input for this long, the person is away (rule 5). At least 15 s, the minimum of the
   * idle API.
   */
  idleAfter: number
  /**
   * Without a sign of life for this long, the computer slept or the browser was closed (rule 5).
   */
  gapAfter: number
  /** How long a tab must play sound before its call runs (rule 10). */
  soundAfter: number
  /** How long it must be silent before its call ends (rule 10). */
  quietAfter: number
  /** A segment open for longer asks "still …?" (rule 7). */
  longAfter: number
  /** Without an answer, a segment open for this long ends at its first question (rule 7). */
  capAfter: number
  /** After this long in the CRM, a call or meeting asks whether it goes on (rule 7). */
  hintAfter: number
  /**
   * Local time at which the working day ends, `HH:MM`; an hour later, the running category asks
   * (rule 7).
   */
  workdayEnd: string
  /** Documentation also starts in the CRM when nothing runs. */
  autoStart: boolean
  /** Type and id of the record are stored with CRM time. */
  keepRecords: boolean
  /** Ids of the CRM products that the person enabled. */
  products: readonly string[]
  /** Hosts that the person declared as their CRM, for `recognise`: `host` or `host:port`. */
  ownHosts: readonly string[]
  /** Sites that start a category automatically, as CRM pages start Documentation. */
  sites: readonly SiteRule[]
  /** Products for calls and meetings in a tab, whose sound starts a category (rule 10). */
  calls: readonly CallRule[]
  /** Hour at which the day starts, 0–23. */
  dayStart: number
  /** Local time of the daily send, `HH:MM`. */
  sendAt: string
  /** At `sendAt`, or only when the person clicks. */
  sendBy: 'time' | 'hand'
  sendNotes: boolean
  sendRecords: boolean
  /** Unexplained stretches are sent, as from–to only. */
  sendUnexplained: boolean
  /** Ids of private categories: never sent, in no receipt and no share. */
  privateCategories: readonly string[]
  /** A notification asks once about each stretch away. */
  notify: boolean
  /** A notification at the end of the working day sums up the day. */
  notifyDay: boolean
  /** A notification at the end of the person's week: the share of selling, and what changed most. */
  notifyWeek: boolean
  /** Share of misc over the last two weeks, 0–1, above which the report warns. */
  miscShare: number
  /** Format of exported tables; `auto`: by the browser's language. */
  tables: 'auto' | DialectName
  /** The person's own colours, `#rrggbb` per category, where they differ from the default. */
  colours: Readonly<Record<string, string>>
  /** Ids of categories in the person's order; others follow in the scheme's order. */
  order: readonly string[]
  /**
   * The person's own keys in the popup, a letter or digit per category, where they differ from the
   * default.
   */
  keys: Readonly<Record<string, string>>
  /**
   * Single keys also work in the side panel, which stays open (WCAG 2.1.4); in the popup they
   * always do.
   */
  panelKeys: boolean
  /** Ids of categories hidden in the person's popup. */
  hidden: readonly string[]
  /** Observations are recorded as a trace for `npm run replay`. */
  recordTrace: boolean
}

/** `host` is one host, or `host:port`. */
export interface SiteRule {
  host: string
  category: string
  /** The category runs while a tab of the site plays sound (rule 10), not while it is in front. */
  whileSound?: boolean | undefined
}

/** `product` is an id of `CALL_PRODUCTS`. */
export interface CallRule {
  product: string
  category: string
  /** After each call the popup asks once which category it was. */
  ask?: boolean | undefined
}

export const DEFAULTS: Settings = {
  enterAfter: 5 * second,
  leaveAfter: 15 * second,
  idleAfter: 5 * minute,
  gapAfter: 3 * minute,
  soundAfter: 10 * second,
  quietAfter: 90 * second,
  longAfter: 4 * hour,
  capAfter: 12 * hour,
  hintAfter: 10 * minute,
  workdayEnd: '18:00',
  autoStart: true,
  keepRecords: false,
  products: [],
  ownHosts: [],
  sites: [],
  calls: [],
  dayStart: 0,
  sendAt: '18:00',
  sendBy: 'time',
  sendNotes: false,
  sendRecords: false,
  sendUnexplained: false,
  privateCategories: [],
  notify: false,
  notifyDay: false,
  notifyWeek: false,
  miscShare: 0.1,
  tables: 'auto',
  colours: {},
  order: [],
  keys: {},
  panelKeys: false,
  hidden: [],
  recordTrace: false,
}
