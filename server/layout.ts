/** How the time of a team is laid out, day by day: seconds only, never a clock time. */
import { longestOf, switchesOf } from '../src/core/blocks.ts'
import { clip, dayBounds, dayOf } from '../src/core/days.ts'
import { emptyRecord, own } from '../src/core/own.ts'
import { secondsOf } from '../src/core/receipt.ts'
import { baseOf, type Categories, DOCUMENTATION } from '../src/core/scheme.ts'
import { isAside, UNEXPLAINED } from '../src/core/segment.ts'
import { type Layout, type LayoutDay, type LiveRow, MAX_DAYS } from '../src/sync/contract.ts'
import { rowsWithin } from './day.ts'
import type { Owner } from './devices.ts'
import { Refusal } from './problem.ts'
import { schemeOf, versionsIn } from './scheme.ts'
import type { Database } from './tables.ts'

type Told = LiveRow & { device: string }

export interface Range {
  from: string
  to: string
  zone: string
  dayStart: number
}

/** The days of a range. Throws a Refusal for one that is none. */
export const daysOf = ({ from, to }: Range) => {
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

type Under = (version: number) => Categories

/** Documentation, and what splits it, by CRM product. */
const productsOf = (work: readonly Told[], under: Under) =>
  secondsOf(
    work.flatMap(({ category, context, ...row }) => {
      const documents = context && baseOf(category, under(row.scheme)) === DOCUMENTATION
      return documents ? [{ ...row, category: context.product }] : []
    }),
  )

/** Two devices may tell of one time: what is unbroken, and what changed, each tells for itself. */
const brokenUp = (work: readonly Told[]) => {
  const longest = emptyRecord<number>()
  let switches = 0
  for (const rows of Map.groupBy(work, ({ device }) => device).values()) {
    switches += switchesOf(rows)
    for (const [id, ms] of Object.entries(longestOf(rows)))
      longest[id] = Math.max(own(longest, id) ?? 0, seconds(ms))
  }
  return { switches, longest }
}

interface OfDay {
  date: string
  corrected: boolean
  under: Under
}

/** `rows` lie within the day, in order of their start. */
const dayFrom = ({ date, corrected, under }: OfDay, rows: readonly Told[]): LayoutDay => {
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
    products: productsOf(work, under),
    ...brokenUp(work),
    span: seconds(span),
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

const daysOfMember = async (
  db: Database,
  owner: Owner,
  { dates, under, ...range }: Range & { dates: readonly string[]; under: Under },
) => {
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
    if (inside.length === 0) return []
    return [dayFrom({ date, corrected: corrected.has(date), under }, inside)]
  })
}

const membersOf = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .leftJoin('devices', (join) =>
      join.on('devices.team', '=', team).onRef('devices.member', '=', 'members.id'),
    )
    .where('members.team', '=', team)
    .groupBy(['members.team', 'members.id', 'members.name', 'members.role', 'members.created_at'])
    .orderBy('members.name')
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
  range: Range,
): Promise<Layout> => {
  const within = { ...range, dates: daysOf(range), under: versionsIn(await schemeOf(db, { team })) }
  const dayAt = (instant: number) => dayOf(instant, range.zone, range.dayStart)
  const dayOrNone = (instant: number | null) => (instant === null ? null : dayAt(instant))
  const members: Layout['members'] = []
  // One after the other: memory holds one person's rows, and others are answered in between.
  for (const { id, name, role, addedAt, lastSeenAt, lastSentAt } of await membersOf(db, team))
    members.push({
      ...{ id, name, role, since: dayAt(addedAt) },
      ...{ lastSeen: dayOrNone(lastSeenAt), lastSent: dayOrNone(lastSentAt) },
      days: await daysOfMember(db, { team, member: id }, within),
    })
  return { ...range, members }
}
