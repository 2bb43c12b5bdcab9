/** How the time of a team is laid out, day by day: seconds only, never a clock time. */
import { clip, dayBounds, dayOf } from '../src/core/days.ts'
import { secondsOf } from '../src/core/receipt.ts'
import { isAside, UNEXPLAINED } from '../src/core/segment.ts'
import { type Layout, type LayoutDay, type LiveRow, MAX_DAYS } from '../src/sync/contract.ts'
import { rowsWithin } from './day.ts'
import type { Owner } from './devices.ts'
import { Refusal } from './problem.ts'
import type { Database } from './tables.ts'

type Told = LiveRow & { device: string }

interface Range {
  from: string
  to: string
  zone: string
  dayStart: number
}

const daysOf = ({ from, to }: Range) => {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(to, { largestUnit: 'day' }).days + 1
  if (count < 1) throw new Refusal('bad-request', 'to: lies before its start')
  if (count > MAX_DAYS) throw new Refusal('bad-request', `to: at most ${MAX_DAYS} days`)
  return Array.from({ length: count }, (_, i) => first.add({ days: i }).toString())
}

const seconds = (ms: number) => Math.round(ms / 1000)
const sum = (rows: readonly Told[]) => rows.reduce((ms, row) => ms + row.endedAt - row.startedAt, 0)

/** How long at least one of `rows`, which are in order of their start, covers the time. */
const covered = (rows: readonly Told[]) => {
  let end = 0
  let ms = 0
  for (const row of rows) {
    ms += Math.max(0, row.endedAt - Math.max(end, row.startedAt))
    end = Math.max(end, row.endedAt)
  }
  return { ms, end }
}

/** `rows` lie within the day, in order of their start. */
const dayFrom = (date: string, rows: readonly Told[], corrected: boolean): LayoutDay => {
  const work = rows.filter((row) => !isAside(row.category))
  const unexplained = rows.filter((row) => row.category === UNEXPLAINED)
  const all = covered(rows)
  const span = all.end - (rows[0]?.startedAt ?? all.end)
  return {
    date,
    seconds: secondsOf(work),
    automatic: seconds(sum(work.filter((row) => !row.edited && row.source === 'auto'))),
    byHand: seconds(sum(work.filter((row) => !row.edited && row.source === 'hand'))),
    edited: seconds(sum(work.filter((row) => row.edited))),
    unexplained: seconds(sum(unexplained)),
    missing: seconds(span - all.ms),
    overlapping: seconds(sum(work) - covered(work).ms),
    corrected,
  }
}

const correctedDays = async (db: Database, { team, member }: Owner, from: number, to: number) => {
  const days = await db
    .selectFrom('days')
    .select('date')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('corrected_at', 'is not', null)
    .where('to_at', '>', from)
    .where('from_at', '<', to)
    .execute()
  return new Set(days.map(({ date }) => date))
}

const daysOfMember = async (db: Database, owner: Owner, range: Range, dates: readonly string[]) => {
  const bounds = dates.map((date) => dayBounds(date, range.zone, range.dayStart))
  const from = bounds[0]?.from ?? 0
  const to = bounds.at(-1)?.to ?? 0
  const rows = await rowsWithin(db, owner, { from, to })
  const corrected = await correctedDays(db, owner, from, to)
  let next = 0
  let reaching: Told[] = []
  return dates.flatMap((date, i) => {
    const { from = 0, to = 0 } = bounds[i] ?? {}
    for (; (rows[next]?.startedAt ?? to) < to; next++) reaching.push(rows[next] as Told)
    const inside = clip(reaching, from, to)
    reaching = reaching.filter((row) => row.endedAt > to)
    return inside.length > 0 ? [dayFrom(date, inside, corrected.has(date))] : []
  })
}

const membersOf = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .leftJoin('devices', (join) =>
      join.onRef('devices.team', '=', 'members.team').onRef('devices.member', '=', 'members.id'),
    )
    .where('members.team', '=', team)
    .groupBy(['members.team', 'members.id', 'members.name'])
    .orderBy('members.name')
    .select((eb) => [
      'members.id',
      'members.name',
      eb.fn.max('devices.last_seen_at').as('lastSeenAt'),
    ])
    .execute()

/** Throws a Refusal for a range that is none, a RangeError for an unknown zone. */
export const layoutOf = async (
  db: Database,
  { team }: Pick<Owner, 'team'>,
  range: Range,
): Promise<Layout> => {
  const dates = daysOf(range)
  const members: Layout['members'] = []
  // One after the other: memory holds one person's rows, and others are answered in between.
  for (const { id, name, lastSeenAt } of await membersOf(db, team)) {
    const days = await daysOfMember(db, { team, member: id }, range, dates)
    const lastSeen = lastSeenAt === null ? null : dayOf(lastSeenAt, range.zone, range.dayStart)
    members.push({ id, name, lastSeen, days })
  }
  return { ...range, members }
}
