/** How the time of a team is laid out, day by day: lengths only, never a clock time. */
import { dayOf, isZone } from '../src/core/days.ts'
import { type BoundsIn, boundsOf, type Frame, spanOf, tell } from '../src/core/report/day.ts'
import { rollUpBy } from '../src/core/report/roll-up.ts'
import { type TeamDay, teamDays } from '../src/core/report/team-day.ts'
import { sumOf, type Totals } from '../src/core/report/totals.ts'
import { type Layout, type LayoutDay, MAX_DAYS } from '../src/sync/contract.ts'
import { rowsWithin } from './day.ts'
import type { Owner } from './devices.ts'
import { byName } from './names.ts'
import { Refusal } from './problem.ts'
import { schemeOf } from './scheme.ts'
import type { Database } from './tables.ts'

export interface Range {
  from: string
  to: string
  /** For people whose devices have not said where their days are. */
  zone: string
  dayStart: number
}

/** The days of a range. Throws a Refusal for one that is none. */
export const daysOf = ({ from, to }: Pick<Range, 'from' | 'to'>) => {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(to, { largestUnit: 'day' }).days + 1
  if (count < 1) throw new Refusal('bad-request', 'to: lies before its start')
  if (count > MAX_DAYS) throw new Refusal('bad-request', `to: at most ${MAX_DAYS} days`)
  return Array.from({ length: count }, (_, i) => first.add({ days: i }).toString())
}

/** A length as it is told, from milliseconds. */
type Unit = (ms: number) => number
const wholeSeconds: Unit = (ms) => Math.round(ms / 1000)
const exactSeconds: Unit = (ms) => ms / 1000

const inOrder = (totals: Totals, unit: Unit): Totals =>
  Object.fromEntries(
    Object.entries(totals)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, ms]) => [id, unit(ms)]),
  )

const dayFrom = (day: TeamDay, corrected: boolean, unit: Unit): LayoutDay => ({
  date: day.date,
  seconds: inOrder(day.work, unit),
  base: inOrder(day.base, unit),
  automatic: unit(day.automatic),
  byHand: unit(day.byHand),
  edited: unit(day.edited),
  products: inOrder(day.products, unit),
  switches: day.switches ?? 0,
  longest: inOrder(day.longest, unit),
  span: unit(sumOf(day.work) + day.unexplained + day.missing),
  unexplained: unit(day.unexplained),
  missing: unit(day.missing),
  overlapping: unit(day.overlapping),
  corrected,
})

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

const devicesOf = (db: Database, team: string) =>
  db
    .selectFrom('devices')
    .select(['member', 'id', 'zone', 'day_start', 'keeps_unexplained', 'revoked_at'])
    .where('team', '=', team)
    // The device that was seen last has the newest word on where the person is.
    .orderBy('last_seen_at', 'desc')
    .execute()
type DeviceRow = Awaited<ReturnType<typeof devicesOf>>[number]

interface Dating {
  zone: string
  dayStart: number
  /** Of rows that came without one: their device's. */
  zones: ReadonlyMap<string, string>
}

/** Where a person's days are, by the word of their devices; else where the reader's are. */
const datingOf = (devices: readonly DeviceRow[], range: Range): Dating => {
  const told = devices.filter(({ zone }) => zone !== null && isZone(zone))
  const [last] = told
  return {
    zone: last?.zone ?? range.zone,
    dayStart: last?.day_start ?? range.dayStart,
    zones: new Map(told.map(({ id, zone }) => [id, zone as string])),
  }
}

type Counting = Pick<Frame, 'dates' | 'rollUp'> & {
  unit: Unit
  /** Worked out once for all people. */
  boundsFor: (dayStart: number) => BoundsIn
}

const boundsOnce = (dates: readonly string[]): Counting['boundsFor'] => {
  const known = new Map<string, readonly number[]>()
  return (dayStart) => (zone) => {
    const key = `${dayStart} ${zone}`
    const bounds = known.get(key) ?? boundsOf({ dates, zone, dayStart })
    known.set(key, bounds)
    return bounds
  }
}

const daysOfMember = async (
  db: Database,
  owner: Owner,
  { zone, dayStart, zones }: Dating,
  { dates, rollUp, unit, boundsFor }: Counting,
) => {
  const frame: Frame = {
    ...{ dates, zone, dayStart, rollUp },
    // Nothing that came goes on, and what is private never came.
    ...{ now: Number.POSITIVE_INFINITY, privates: [] },
  }
  const { from, to } = spanOf(frame)
  const rows = (await rowsWithin(db, owner, { from, to })).map((row) => ({
    ...row,
    zone: row.zone ?? zones.get(row.device) ?? zone,
  }))
  if (rows.length === 0) return []
  const corrected = await correctedDays(db, owner, from, to)
  return teamDays(tell(rows, frame, boundsFor(dayStart)), frame).map((day) =>
    dayFrom(day, corrected.has(day.date), unit),
  )
}

const membersOf = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .leftJoin('devices', (join) =>
      join.on('devices.team', '=', team).onRef('devices.member', '=', 'members.id'),
    )
    .where('members.team', '=', team)
    .groupBy(['members.team', 'members.id', 'members.name', 'members.role', 'members.created_at'])
    .select((eb) => [
      'members.id',
      'members.name',
      'members.role',
      'members.created_at as addedAt',
      eb.fn.max('devices.last_seen_at').as('lastSeenAt'),
      // The last place in the feed is what was received last.
      eb
        .selectFrom('segments')
        .select('received_at')
        .where('segments.team', '=', team)
        .whereRef('segments.member', '=', 'members.id')
        .orderBy('seq', 'desc')
        .limit(1)
        .as('lastSentAt'),
    ])
    .execute()

/** Throws a Refusal for a range that is none, a RangeError for an unknown zone. */
export const layoutOf = async (
  db: Database,
  { team }: Pick<Owner, 'team'>,
  { exact, ...range }: Range & { exact: boolean },
  now: number,
): Promise<Layout> => {
  const { history, ...newest } = await schemeOf(db, { team })
  const dates = daysOf(range)
  const counting: Counting = {
    ...{ dates, rollUp: rollUpBy([...history.toReversed(), newest]) },
    ...{ unit: exact ? exactSeconds : wholeSeconds, boundsFor: boundsOnce(dates) },
  }
  // An unknown zone is refused, although nobody may need it.
  dayOf(now, range.zone, range.dayStart)
  const devices = Map.groupBy(await devicesOf(db, team), ({ member }) => member)
  const members: Layout['members'] = []
  // One after the other: memory holds one person's rows, and others are answered in between.
  const everybody = (await membersOf(db, team)).sort(byName)
  for (const { id, name, role, addedAt, lastSeenAt, lastSentAt } of everybody) {
    const own = devices.get(id) ?? []
    const dating = datingOf(own, range)
    const dayAt = (instant: number) => dayOf(instant, dating.zone, dating.dayStart)
    const dayOrNone = (instant: number | null) => (instant === null ? null : dayAt(instant))
    const keeps = own.some((one) => one.keeps_unexplained === 1 && one.revoked_at === null)
    members.push({
      ...{ id, name, role, since: dayAt(addedAt), today: dayAt(now) },
      ...{ lastSeen: dayOrNone(lastSeenAt), lastSent: dayOrNone(lastSentAt) },
      ...(keeps && { keepsUnexplained: true as const }),
      days: await daysOfMember(db, { team, member: id }, dating, counting),
    })
  }
  return { ...range, members }
}
