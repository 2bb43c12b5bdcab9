import type { DialectName } from '../report/csv.ts'
import { hour, minute, second } from '../time/units.ts'

/** A person's settings. Durations in milliseconds. */
export interface Settings {
  /**
   * How long the person must be in the CRM before the category Documentation starts (rule 2 of
   * docs/domain.md).
   */
  enterAfter: number
  /**
   * How long the person must be outside of the CRM before the category Documentation ends (rule 3
   * of docs/domain.md).
   */
  leaveAfter: number
  /**
   * After this time without input, the person is away (rule 5 of docs/domain.md). At least 15 s,
   * the minimum of the browser's idle API.
   */
  idleAfter: number
  /**
   * After this time without a sign of life (an event or a heartbeat), Stint assumes that the
   * computer slept or that the browser was closed (rule 5 of docs/domain.md).
   */
  gapAfter: number
  /**
   * How long a tab must play sound before Stint records a call in that tab (rule 10 of
   * docs/domain.md).
   */
  soundAfter: number
  /** How long the tab of a call must be silent before the call ends (rule 10 of docs/domain.md). */
  quietAfter: number
  /**
   * If a segment runs for longer than this, Stint asks whether it still goes on (rule 7 of
   * docs/domain.md).
   */
  longAfter: number
  /**
   * If the person has not started or confirmed a running segment for this time, the segment ends.
   * Its end is the instant at which Stint first asked whether it still goes on (rule 7 of
   * docs/domain.md).
   */
  capAfter: number
  /**
   * If the CRM is open for this long during a call or meeting, Stint asks whether the call still
   * goes on (rule 7 of docs/domain.md).
   */
  hintAfter: number
  /**
   * Local time at which the working day ends, `HH:MM`. An hour after it, Stint asks whether the
   * running category still goes on (rule 7 of docs/domain.md).
   */
  workdayEnd: string
  /**
   * Whether a CRM page also starts Documentation if no category is running. (If false, it only
   * replaces a running category.)
   */
  autoStart: boolean
  /** Whether the type and the id of the CRM record are stored with time in the CRM. */
  keepRecords: boolean
  /** Ids of the CRM products that the person enabled. */
  products: readonly string[]
  /** Hosts that the person entered as those of their CRM: `host`, or `host:port`. */
  ownHosts: readonly string[]
  /** Sites that start a category automatically, as CRM pages start Documentation. */
  sites: readonly SiteRule[]
  /**
   * Products for calls and meetings in a tab, whose sound starts a category (rule 10 of
   * docs/domain.md).
   */
  calls: readonly CallRule[]
  /** Hour of the day at which the person's days start, 0–23. */
  dayStart: number
  /** Local time of the daily sending, `HH:MM`. */
  sendAt: string
  /**
   * When recorded time is sent. `time`: automatically at `sendAt`. `hand`: only when the person
   * clicks.
   */
  sendBy: 'time' | 'hand'
  sendNotes: boolean
  sendRecords: boolean
  /** Whether unexplained stretches are sent (only their start and end). */
  sendUnexplained: boolean
  /**
   * Ids of private categories. Their time is never sent, and is not counted in receipts and shares.
   */
  privateCategories: readonly string[]
  /** Whether a notification asks what the person did while away, once for each absence. */
  notify: boolean
  /** Whether a notification at the end of the working day shows the sums of the day. */
  notifyDay: boolean
  /**
   * Whether a notification at the end of the person's week shows the share of selling and the
   * category whose share changed most.
   */
  notifyWeek: boolean
  /**
   * If the share of the category misc over the last two weeks (0–1) is above this, the report shows
   * a warning.
   */
  miscShare: number
  /** Format of exported tables. `auto` is the usual format of the browser's language. */
  tables: 'auto' | DialectName
  /** Colours that the person has changed, `#rrggbb` per category. */
  colours: Readonly<Record<string, string>>
  /**
   * Ids of categories in the order that the person chose. Categories without an entry follow in the
   * order of the scheme.
   */
  order: readonly string[]
  /** Keys in the popup that the person has changed: a letter or digit per category. */
  keys: Readonly<Record<string, string>>
  /**
   * Whether single keys also work in the side panel, which stays open beside pages (WCAG 2.1.4). In
   * the popup they always work.
   */
  panelKeys: boolean
  /** Ids of the categories that the person has hidden in the popup. */
  hidden: readonly string[]
  /** Whether observations are recorded as a trace for `npm run replay`. */
  recordTrace: boolean
}

/** A site that starts a category. `host` is one host, or `host:port`. */
export interface SiteRule {
  host: string
  category: string
  /**
   * The category runs while a tab of the site plays sound (rule 10 of docs/domain.md), not while
   * the tab is in front.
   */
  whileSound?: boolean | undefined
}

/**
 * The person's rule for one product for calls, such as a phone that runs in a tab: during a call
 * `category` runs. `product` is an id in `CALL_PRODUCTS`.
 */
export interface CallRule {
  product: string
  category: string
  /** Whether the popup asks once after each call to which category the call belongs. */
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
