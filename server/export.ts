/**
 * A team's segments as CSV (RFC 4180), for a spreadsheet. Without notes and records. Excel takes a
 * file for UTF-8 by its mark only, and wants `;` where the decimal sign is a comma.
 */
import { COMMAND_LINE, note } from './audit.ts'
import { rowsAfter } from './segments.ts'
import type { Database } from './tables.ts'

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

// A name may begin with what a spreadsheet takes for a formula.
const cell = (value: string | number | null) => {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Cells = readonly (string | number | null)[]
const MARK = '\uFEFF'

const iso = (instant: number) => new Date(instant).toISOString()

const PAGE = 1000

/** Line by line, member after member, in the order in which rows were received. */
export async function* exportTeam(db: Database, team: string, separator: string, now: number) {
  const lineOf = (cells: Cells) => `${cells.map(cell).join(separator)}\r\n`
  await note(db, { team, at: now, actor: COMMAND_LINE, act: 'team exported', about: team })
  yield MARK + lineOf(HEAD)
  const members = await db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('team', '=', team)
    .orderBy('name')
    .execute()
  for (const { id: member, name } of members)
    for (let after = 0; ; ) {
      const rows = await rowsAfter(db, { team, member }, after, PAGE)
      for (const row of rows) {
        const { started_at, ended_at } = row
        if (started_at === null || ended_at === null) continue
        const length = Math.round((ended_at - started_at) / 1000)
        const how = row.edited ? 'edited' : row.source
        yield lineOf([
          ...[name, row.device, row.id, row.category, iso(started_at), iso(ended_at)],
          ...[length, how, row.scheme, row.product],
        ])
      }
      const last = rows.at(-1)
      if (!last) break
      after = last.seq
    }
}
