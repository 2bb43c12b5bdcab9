/**
 * A team's segments as CSV (RFC 4180) for a spreadsheet. The notes of segments and their CRM
 * records are left out.
 */
import { type Cell, csvOf, type Dialect } from '../../src/core/report/csv.ts'
import { recordRead } from '../access/record-read.ts'
import type { Database } from '../db/tables.ts'
import { namedStretches } from '../group/require-named.ts'
import { COMMAND_LINE, recordAct } from '../people/audit.ts'
import { byName } from '../people/names.ts'
import { rowsAfter } from '../segments/feed.ts'

const HEAD = [
  'member',
  'device',
  'id',
  'category',
  'startedAt',
  'endedAt',
  'seconds',
  'how',
  'scheme',
  'product',
]

const iso = (instant: number) => new Date(instant).toISOString()

/**
 * Returns a text such as `2026-11-23 11:30:00`, which spreadsheets in every language read as a date
 * and time.
 */
const onClockOf = (zone: string) => (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')

const PAGE = 1000

interface Form {
  dialect: Dialect
  /**
   * The time zone in which times are written; the file then has a column with the zone. If
   * undefined, times are in UTC (ISO 8601).
   */
  zone?: string | undefined
}

/**
 * Yields the file page by page, person after person, in the order in which the rows were received.
 */
export async function* exportTeam(
  db: Database,
  team: string,
  { dialect, zone }: Form,
  now: number,
) {
  const timeOf = zone ? onClockOf(zone) : iso
  const zoneCell: Cell[] = zone ? [zone] : []
  const isNamed = await namedStretches(db, team, now)
  await recordAct(db, { team, at: now, actor: COMMAND_LINE, act: 'team exported', about: team })
  const members = await db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('team', '=', team)
    .execute()
  const people = members.map(({ id }) => id)
  await recordRead(db, { team, reader: COMMAND_LINE, route: 'table', people }, now)
  yield csvOf([[...HEAD, ...(zone ? ['zone'] : [])]], dialect)
  for (const { id: member, name } of members.sort(byName))
    for (let after = 0; ; ) {
      const rows = await rowsAfter(db, { team, member }, after, PAGE)
      const lines = rows.flatMap((row): Cell[][] => {
        const { started_at, ended_at, category, scheme, product } = row
        if (started_at === null || ended_at === null) return []
        if (!isNamed(started_at, ended_at)) return []
        const length = Math.round((ended_at - started_at) / 1000)
        return [
          [
            name,
            row.device,
            row.id,
            category ?? '',
            timeOf(started_at),
            timeOf(ended_at),
            length,
            (row.edited ? 'edited' : row.source) ?? '',
            scheme ?? '',
            product ?? '',
            ...zoneCell,
          ],
        ]
      })
      // `csvOf` begins with a byte order mark, which belongs only at the beginning of the file.
      yield csvOf(lines, dialect).slice(1)
      const last = rows.at(-1)
      if (!last) break
      after = last.seq
    }
}
