/**
 * Makes the database of a sales rep who has worked with Stint for nine months. Pictures and tests of
 * pages use it, and people can try Stint with it. The database is the same at every call, and fulfils
 * all invariants (docs/domain.md).
 */

import { newMemory } from '../../../src/core/attribution/state.ts'
import { receiptOf } from '../../../src/core/day/receipt.ts'
import { FIRST_SCHEME, inForceOn } from '../../../src/core/scheme/versions.ts'
import { DEFAULTS } from '../../../src/core/settings/settings.ts'
import { dayBounds, dayOf } from '../../../src/core/time/days.ts'
import { isAside, type Segment } from '../../../src/core/time/segment.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StoredMemory, StoredReceipt, StoredSegment } from '../../../src/store/database.ts'
import type { Named } from '../../../src/store/named.ts'
import { markForOutbox } from '../../../src/store/outbox/outbox.ts'
import { type Bare, dateOf, PRODUCT, pastDays, today } from './days.ts'
import type { Language, Moment } from './plans.ts'
import { versionsOn } from './scheme.ts'

type NamedRow = { [K in keyof Named]: { name: K; value: Named[K] } }[keyof Named]

export interface Sample {
  segments: StoredSegment[]
  attribution: StoredMemory[]
  named: NamedRow[]
  receipts: StoredReceipt[]
}

export interface SampleOptions {
  /**
   * Language of the notes; the default is `en`. The person and the person's CRM depend on the language
   * too.
   */
  language?: Language
  /**
   * The state that the sample shows, such as a call that is being recorded; the default is `running`.
   */
  moment?: Moment
  /**
   * Whether the person is connected to an endpoint and has sent the days before today; the default is
   * true.
   */
  connected?: boolean
  /** True if the team has never changed the base scheme of 8 categories. */
  base?: boolean
  /** Number of days before today that the sample has; without it, the sample has nine months. */
  days?: number
  /** True if the person has entered the address of their calendar. */
  calendar?: boolean
  /**
   * True if the team is in group mode, in which reports show only sums of several people
   * (docs/domain.md), and an administrator has announced that this mode will end.
   */
  group?: boolean
}

/**
 * Time zone and clock of the sample, on a Tuesday afternoon. Pictures show this moment unless their
 * test sets another one.
 */
export const SAMPLE_ZONE = 'Europe/Berlin'
export const SAMPLE_NOW = Temporal.ZonedDateTime.from(
  `2026-11-24T14:16:07[${SAMPLE_ZONE}]`,
).epochMilliseconds

/** Private address of the calendar of the sample's person. */
export const SAMPLE_CALENDAR = 'https://calendar.acme.example/private/anna.ics'

/** Address of an endpoint whose team is in group mode (reports show only sums of several people). */
export const GROUP_URL = 'https://stint.acme.example/group'
/** The day on which group mode ends. From this day on, figures are shown by name again. */
const NAMED_FROM = '2026-12-07'

const DEVICE = '5a1e5f0c-0000-4000-a000-000000000001'
/** Address of the endpoint to which the sample's person is connected, and the person's name and team. */
export const SAMPLE_URL = 'https://stint.acme.example'
export const SAMPLE_WHO = {
  en: { member: 'Anna Berg', team: 'Sales North' },
  ru: { member: 'Анна Волкова', team: 'Продажи Север' },
} as const

/**
 * Makes the content of the sample's database.
 * @param now the present instant of the sample, in epoch milliseconds
 * @param zone time zone as an IANA name
 */
export function sampleDatabase(
  now = SAMPLE_NOW,
  zone = SAMPLE_ZONE,
  options: SampleOptions = {},
): Sample {
  const { language = 'en', moment = 'running', connected = true } = options
  const { base = false, group = false } = options
  const asked = { now, zone, language, moment, base }
  const past = pastDays(asked, options.days)
  const versions = base ? [FIRST_SCHEME] : versionsOn(dateOf(asked))
  const made = (bare: Bare, sent: boolean) =>
    segmentOf(bare, inForceOn(dayOf(bare.startedAt, zone, 0), versions).version, sent)
  const sent = past.map((bare) => made(bare, connected))
  const segments = [...sent, ...today(asked).map((bare) => made(bare, false))]
  if (connected) correct(sent)
  return {
    segments: segments.map((segment) => markForOutbox(segment, DEFAULTS)),
    attribution: [{ device: DEVICE, memory: memoryOf(segments, asked), latest: now }],
    named: [...namedRows(asked, connected, group), ...rowsBeside(options, now)],
    receipts: connected ? receiptsOf(sent, zone) : [],
  }
}

const segmentOf = (bare: Bare, scheme: number, sent: boolean): Segment => ({
  ...bare,
  device: DEVICE,
  scheme,
  revision: bare.edited ? 2 : 1,
  acknowledged: sent && !isAside(bare.category) ? (bare.edited ? 2 : 1) : 0,
  offered: sent && !isAside(bare.category) ? (bare.edited ? 2 : 1) : 0,
  changedAt: bare.endedAt ?? bare.startedAt,
})

/** Corrects the last meeting before today, which has already been sent. */
function correct(sent: Segment[]) {
  const last = sent.findLast(({ category }) => category.endsWith('-meeting'))
  if (last) Object.assign(last, { revision: last.revision + 1, edited: true })
}

function memoryOf(segments: readonly Segment[], { now, language, moment }: Asked) {
  const context = { product: PRODUCT[language] }
  const site = { category: 'documentation', context }
  const since = segments.at(-1)?.startedAt ?? now
  const inCrm = moment === 'doubt' ? now - 12 * minute : moment === 'nothing' ? undefined : since
  const picks = segments.filter(({ source }) => source === 'hand').map(({ category }) => category)
  return {
    ...newMemory(now),
    place: inCrm === undefined ? { since } : { site, siteSince: inCrm, since: inCrm },
    picks: [...new Set(picks.filter((category) => !isAside(category)).reverse())].slice(0, 2),
  }
}

type Asked = Required<Pick<SampleOptions, 'language' | 'moment' | 'base'>> & {
  now: number
  zone: string
}

function namedRows(asked: Asked, connected: boolean, group: boolean): NamedRow[] {
  const { now, zone, language, base } = asked
  const url = group ? GROUP_URL : SAMPLE_URL
  const { from } = dayBounds(dayOf(now, zone, 0), zone, 0)
  const doneAt = from - 5.9 * 60 * minute
  const who = SAMPLE_WHO[language]
  return [
    { name: 'device', value: DEVICE },
    { name: 'settings', value: { products: [PRODUCT[language]], keepRecords: true } },
    ...(base
      ? []
      : ([{ name: 'scheme', value: { versions: versionsOn(dateOf({ now, zone })) } }] as const)),
    ...(connected
      ? ([
          { name: 'connection', value: { url, token: 'sample', ...who } },
          { name: 'sentTo', value: [url, who.team, who.member].join(' ') },
          { name: 'sending', value: { doneAt, triedAt: doneAt } },
        ] as const)
      : []),
  ]
}

/** Returns rows that only some samples contain: a calendar, and the state of group mode. */
function rowsBeside({ calendar, group }: SampleOptions, now: number): NamedRow[] {
  return [
    ...(calendar ? ([{ name: 'calendar', value: { url: SAMPLE_CALENDAR } }] as const) : []),
    ...(group
      ? ([
          {
            name: 'team',
            value: {
              askedAt: now,
              mode: { mode: 'group', namedFrom: NAMED_FROM },
              modeNews: { is: 'ending', from: NAMED_FROM },
            },
          },
        ] as const)
      : []),
  ]
}

/**
 * Returns the endpoint's receipts, one for each sent day, made in the evening of that day. A receipt
 * says what the endpoint has stored of the day.
 */
function receiptsOf(sent: readonly Segment[], zone: string): StoredReceipt[] {
  const held = sent.filter(({ acknowledged }) => acknowledged > 0)
  const dates = [...new Set(held.map(({ startedAt }) => dayOf(startedAt, zone, 0)))]
  return dates.map((date) => {
    const { from, to } = dayBounds(date, zone, 0)
    const rows = held.filter(({ startedAt, endedAt = to }) => startedAt < to && endedAt > from)
    const { count, seconds } = receiptOf(rows, { date, zone, dayStart: 0 })
    const sum = Object.values(seconds).reduce((all, part) => all + part, 0)
    return { date, count, seconds: sum, at: to - 5.9 * 60 * minute, matches: true }
  })
}
