/** The report as files: a table for spreadsheets, and all data as JSON. */
import { crmOpenMs } from '../../core/attribution/crm-during-call.ts'
import { type Cell, csvOf, type Dialect } from '../../core/report/csv.ts'
import type { CutPiece } from '../../core/report/cut-at-bounds.ts'
import { originOf } from '../../core/report/day.ts'
import { isWork, zoneOf } from '../../core/report/frame.ts'
import { BASE_IDS } from '../../core/report/roll-up.ts'
import type { TeamReport } from '../../core/report/team.ts'
import { sumOf } from '../../core/report/totals.ts'
import { BREAK, UNEXPLAINED } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { OwnReport } from '../../store/views/report-view.ts'
import { recordType } from '../context-words.ts'
import { productName } from '../product-names.ts'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'

const minutes = (ms: number) => Math.round((ms / minute) * 100) / 100

/** A time of day as `09:30:15`, which every spreadsheet understands. */
const clockAt = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'second' })

const countsAs = (category: string, { setting }: Pick<OwnReport, 'setting'>) => {
  if (category === UNEXPLAINED) return 'unexplained'
  if (category === BREAK) return 'break'
  return isWork(category, setting) ? 'work' : 'private'
}

const rowOf = (part: CutPiece, mine: OwnReport, naming: Naming): readonly Cell[] => {
  const { rollUp } = mine.setting
  const { segment, startedAt, endedAt, slot } = part
  const zone = zoneOf(segment, mine.setting)
  const { category, scheme, context } = segment
  const counts = countsAs(category, mine)
  const known = counts === 'work' || counts === 'private'
  return [
    mine.days[slot]?.date,
    clockAt(startedAt, zone),
    clockAt(endedAt, zone),
    minutes(endedAt - startedAt),
    known ? naming.name(category) : undefined,
    known ? naming.name(rollUp.base(category, scheme)) : undefined,
    known ? reportWords.groups[rollUp.group(category)] : undefined,
    reportWords.countsAs[counts],
    reportWords[originOf(segment)],
    context && (productName(context.product) ?? context.product),
    context?.record && recordType(context.record.type),
    context?.record?.id === undefined ? undefined : { id: context.record.id },
    segment.beside && minutes(crmOpenMs(segment, mine.setting.now)),
    segment.note,
  ]
}

const { columns } = reportWords
const COLUMNS = [
  columns.date,
  columns.from,
  columns.to,
  columns.minutes,
  columns.category,
  columns.base,
  columns.group,
  columns.counts,
  columns.source,
  columns.crm,
  columns.recordType,
  columns.record,
  columns.crmOpen,
  columns.note,
]

/**
 * The person's table. A stretch of time in one category is one line, or two lines if it goes over
 * midnight.
 */
export const mineCsv = (mine: OwnReport, naming: Naming, dialect: Dialect): string =>
  csvOf([COLUMNS, ...mine.data.parts.map((part) => rowOf(part, mine, naming))], dialect)

const instant = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone })

/**
 * The person's data as JSON: all segments (stretches of time in one category) of the range as they
 * are stored, and the sums of each day. Lengths are in milliseconds.
 */
export function mineJson({ range, setting, days, data, quality }: OwnReport): string {
  const { zone, dayStart, now } = setting
  return JSON.stringify(
    {
      format: 'stint-report',
      version: 1,
      madeAt: instant(now, zone),
      from: range.from,
      to: range.to,
      zone,
      dayStart,
      quality,
      days,
      segments: data.parts.map(({ segment, startedAt, endedAt, slot }) => ({
        date: days[slot]?.date,
        from: instant(startedAt, zoneOf(segment, setting)),
        to: instant(endedAt, zoneOf(segment, setting)),
        ms: endedAt - startedAt,
        category: segment.category,
        base: setting.rollUp.base(segment.category, segment.scheme),
        source: segment.source,
        edited: segment.edited,
        context: segment.context,
        note: segment.note,
        scheme: segment.scheme,
        id: segment.id,
        device: segment.device,
      })),
    },
    null,
    1,
  )
}

/** The team's table: one line for each day of each person. */
export function teamCsv(
  { people }: Pick<TeamReport, 'people'>,
  naming: Naming,
  dialect: Dialect,
): string {
  const heads = [
    reportWords.person,
    columns.date,
    reportWords.worked,
    ...BASE_IDS.map(naming.inTotal),
    reportWords.automatic,
    reportWords.byHand,
    reportWords.edited,
    reportWords.unexplained,
    columns.switches,
    columns.corrected,
  ]
  const rows = people.flatMap(({ person, days }) =>
    days
      .filter(({ work, unexplained }) => sumOf(work) > 0 || unexplained > 0)
      .map((day): readonly Cell[] => [
        person.name,
        day.date,
        minutes(sumOf(day.work)),
        ...BASE_IDS.map((id) => minutes(day.base[id] ?? 0)),
        minutes(day.automatic),
        minutes(day.byHand),
        minutes(day.edited),
        minutes(day.unexplained),
        day.switches,
        day.corrected && reportWords.yes,
      ]),
  )
  return csvOf([heads, ...rows], dialect)
}

export const teamJson = ({ people, silent }: TeamReport, about: object): string =>
  JSON.stringify(
    {
      format: 'stint-team-report',
      version: 1,
      ...about,
      people: people.map(({ person: { days: _, months: __, ...person }, days, quality }) => ({
        ...person,
        quality,
        days,
      })),
      silent: silent.map(({ id, name, lastSent }) => ({ id, name, lastSent })),
    },
    null,
    1,
  )
