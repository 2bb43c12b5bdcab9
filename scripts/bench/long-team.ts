/**
 * Makes a team with a long history, written into the database by SQL statements: sending its rows
 * to the endpoint would take hours.
 */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../../server/db/database.ts'
import { isOnServer, type Tables } from '../../server/db/tables.ts'
import { hashOf } from '../../server/people/codes.ts'
import { day, minute } from '../../src/core/time/units.ts'

export interface LongTeam {
  people: number
  /** The number of segments in one day of one person. */
  segments: number
  days: number
}

/**
 * Returns the starts of the team's first day and of its last day with segments, in epoch
 * milliseconds.
 */
export const spanOf = ({ days }: LongTeam, now: number) => {
  const today = Math.floor(now / day) * day
  return { from: today - days * day, to: today - day }
}

const numbers = (db: Kysely<Tables>, count: number) =>
  isOnServer(db)
    ? sql`generate_series(0, ${sql.lit(count - 1)}) as n(i)`
    : sql`(with recursive n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(count - 1)}) select i from n) as n`

const WORDS = [
  'outgoing-call',
  'documentation',
  'client-meeting',
  'incoming-call',
  'documentation',
  'research',
  'misc',
  'documentation',
]

/**
 * Stores one person's rows: `segments` a day from 07:00 UTC, 16 minutes each, with a minute between
 * two segments.
 */
const fillMember = async (
  db: Kysely<Tables>,
  { team, member, device, index }: { team: string; member: string; device: string; index: number },
  size: LongTeam,
  now: number,
) => {
  const { from } = spanOf(size, now)
  const category = sql.raw(
    `case (n.i + ${index}) % 8 ${WORDS.map((word, i) => `when ${i} then '${word}'`).join(' ')} end`,
  )
  const id = isOnServer(db)
    ? sql.raw(`lpad(to_hex(${index}), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n.i), 12, '0')`)
    : sql.raw(`printf('%08x-0000-4000-8000-%012x', ${index}, n.i)`)
  const start = sql.raw(
    `${from} + cast(n.i / ${size.segments} as bigint) * ${day} + (7 * 60 + (n.i % ${size.segments}) * 17) * ${minute} + (n.i % 7) * 123`,
  )
  const big = sql.raw('cast(n.i as bigint) + 1')
  await sql`insert into segments (team, member, id, device, revision, changed_at, deleted, category,
      started_at, ended_at, source, edited, scheme, product, record_type, record_id, note, seq,
      first_received_at, received_at, zone)
    select ${sql.lit(team)}, ${sql.lit(member)}, ${id}, ${sql.lit(device)}, 1, ${start} + ${sql.lit(16 * minute)}, 0, ${category},
      ${start}, ${start} + ${sql.lit(16 * minute)}, case n.i % 3 when 0 then 'auto' else 'hand' end,
      case n.i % 11 when 0 then 1 else 0 end, 1, case n.i % 2 when 0 then 'hubspot' else null end,
      null, null, null, ${big}, ${start} + ${sql.lit(16 * minute)}, ${start} + ${sql.lit(16 * minute)}, 'Europe/Berlin'
    from ${numbers(db, size.segments * size.days)}`.execute(db)
  await db
    .updateTable('members')
    .set({ seq: size.segments * size.days })
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()
}

/** @returns the team's id and the tokens of its people, the manager's first */
export async function fillTeam(where: string, size: LongTeam, now = Date.now()) {
  const db = await openDatabase(where)
  const team = randomUUID()
  await db.insertInto('teams').values({ id: team, name: team, created_at: now }).execute()
  const tokens: string[] = []
  for (let index = 0; index < size.people; index++) {
    const [member, device] = [randomUUID(), randomUUID()]
    const token = randomUUID().replaceAll('-', '').repeat(2).slice(0, 43)
    const role = index === 0 ? ('manager' as const) : ('member' as const)
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('members')
        .values({
          team,
          id: member,
          name: `Person ${index}`,
          role,
          seq: 0,
          created_at: now - size.days * day,
          last_sent_at: now - day,
        })
        .execute()
      const leads = role === 'manager' ? JSON.stringify([team]) : null
      await tx
        .insertInto('people')
        .values({ id: member, team, email: null, leads, stays: null })
        .execute()
      await tx
        .insertInto('devices')
        .values({
          team,
          member,
          id: device,
          created_at: now,
          last_seen_at: now,
          revoked_at: null,
          token_hash: hashOf(token),
          zone: 'Europe/Berlin',
          day_start: 0,
        })
        .execute()
      await fillMember(tx, { team, member, device, index }, size, now)
    })
    tokens.push(token)
  }
  if (isOnServer(db)) await sql`analyze`.execute(db)
  await db.destroy()
  return { team, tokens }
}
