/** The segments of a day, and the receipt of a device's day. */
import { sql } from 'kysely'
import { checksum, type ReceiptDay, receiptOf } from '../../src/core/day/receipt.ts'
import { dayBounds } from '../../src/core/time/days.ts'
import type { ReportedSegment } from '../../src/core/time/resolve-overlaps.ts'
import {
  EARLIEST,
  type LiveRow,
  MAX_AHEAD,
  MAX_LENGTH,
  MAX_UNEXPLAINED,
  type Receipt,
} from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { isNamed } from '../group/require-named.ts'
import type { Caller } from '../people/devices.ts'
import type { Owner } from '../people/owner.ts'
import { type Person, teamAt } from '../people/person.ts'
import { lockCounter } from '../report/sums.ts'
import { recordEvents } from '../webhooks/events.ts'
import { isNewZone, storeDeviceZone } from './device-zone.ts'
import { addPastDevice, readInTeams } from './earlier-teams.ts'
import { forgetOldReceipts, type ReceiptKey } from './old-receipts.ts'
import { isLong } from './room.ts'
import { fromTable } from './segment-columns.ts'
import type { Span } from './span.ts'

const touching = (db: Database, { team, member }: Owner, { from, to }: Span, device?: string) =>
  db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('deleted', '=', 0)
    .where('ended_at', '>', from)
    .where('started_at', '<', to)
    .$if(device !== undefined, (query) => query.where('device', '=', device as string))

/**
 * The member's segments that touch `[from, to)`, of all devices or of one, in the order of their
 * starts.
 */
export const rowsWithin = async (db: Database, owner: Owner, bounds: Span, device?: string) => {
  // Segments longer than a day are few, and have an index of their own. So the query does not read
  // all later rows in search of them.
  const soon = bounds.to + MAX_LENGTH
  const long = touching(db, owner, bounds, device)
    .where(isLong)
    .where('ended_at', '>', soon)
    .where('ended_at', '<=', bounds.to + MAX_UNEXPLAINED)
  const rows = await touching(db, owner, bounds, device)
    .where('ended_at', '<=', soon)
    .unionAll(long)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => fromTable(row) as LiveRow & { device: string; zone?: string })
}

const COUNTED = [
  'id',
  'device',
  'category',
  'started_at',
  'ended_at',
  'source',
  'edited',
  'scheme',
  'product',
  'zone',
] as const
type CountedRow = { [I in keyof typeof COUNTED]: unknown }

// The rows come from the database as one JSON text: reading that takes a third of the time that
// separate rows take.
const findCounted = preparedQuery((db, at: Owner & Span & { soon: number; late: number }) => {
  const counted = db
    .selectFrom('segments')
    .select(COUNTED)
    .where('team', '=', at.team)
    .where('member', '=', at.member)
    .where('deleted', '=', 0)
    .where('ended_at', '>', at.from)
    .where('started_at', '<', at.to)
  const late = counted.where(isLong).where('ended_at', '>', at.soon)
  const columns = sql.join(COUNTED.map((column) => sql.ref(column)))
  const asOneValue = isOnServer(db)
    ? sql<string | null>`json_agg(json_build_array(${columns}))::text`
    : sql<string | null>`json_group_array(json_array(${columns}))`
  return db
    .selectFrom(
      counted
        .where('ended_at', '<=', at.soon)
        .unionAll(late.where('ended_at', '<=', at.late))
        .as('counted'),
    )
    .select(asOneValue.as('rows'))
})

/** The properties of a segment that a report needs, and its device. */
export type Counted = Omit<ReportedSegment, 'zone' | 'deleted'> & {
  device: string
  zone: string | undefined
}

const countedFrom = (row: CountedRow): Counted => {
  const [id, device, category, startedAt, endedAt, source, edited, scheme, product, zone] = row as [
    string,
    string,
    string,
    number,
    number,
    'hand' | 'auto',
    0 | 1,
    number,
    string | null,
    string | null,
  ]
  return {
    id,
    device,
    category,
    startedAt,
    endedAt,
    source,
    scheme,
    zone: zone ?? undefined,
    ...(edited === 1 && { edited: true as const }),
    ...(product !== null && { context: { product } }),
  }
}

/**
 * The segments that touch `[from, to)`, in the form that a report needs, in no particular order.
 */
export const countedWithin = async (
  db: Database,
  { team, member }: Owner,
  { from, to }: Span,
): Promise<Counted[]> => {
  const soon = to + MAX_LENGTH
  const late = to + MAX_UNEXPLAINED
  const [found] = await findCounted(db, { team, member, from, to, soon, late })
  return (JSON.parse(found?.rows ?? '[]') as CountedRow[]).map(countedFrom)
}

const countEnds = preparedQuery((db, at: Owner & Span & { most: number }) =>
  db
    .selectFrom(
      db
        .selectFrom('segments')
        .select('ended_at')
        .where('team', '=', at.team)
        .where('member', '=', at.member)
        .where('ended_at', '>', at.from)
        .where('ended_at', '<=', at.to)
        .limit(at.most)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count')),
)

/** The number of rows that end in `(from, to]`; counting stops at `most`. */
export const countWithin = async (
  db: Database,
  { team, member }: Owner,
  { from, to }: Span,
  most: number,
) => {
  const [found] = await countEnds(db, { team, member, from, to, most })
  return Number(found?.count ?? 0)
}

/**
 * The segments of a person that touch `bounds`, from all their teams, in the order of their starts.
 */
export const rowsInTeams = async (
  db: Database,
  { member, ...whereabouts }: Pick<Person, 'member' | 'team' | 'stays'>,
  bounds: Span,
  device?: string,
) => {
  const rows = await readInTeams(whereabouts, (team) =>
    rowsWithin(db, { team, member }, bounds, device),
  )
  return rows.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
}

export const rowsOfDay = (
  db: Database,
  person: Pick<Person, 'member' | 'team' | 'stays'>,
  day: ReceiptDay,
) => rowsInTeams(db, person, dayBounds(day.date, day.zone, day.dayStart))

const receiptRow = (db: Database, { team, member, device, from_at, to_at }: ReceiptKey) =>
  db
    .selectFrom('days')
    .select(['first_asked_at', 'corrected_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('device', '=', device)
    .where('from_at', '=', from_at)
    .where('to_at', '=', to_at)

/**
 * Records the event that a day was received. In group mode it does not, because the event names the
 * person.
 */
const recordDay = async (tx: Database, { team, member }: Owner, date: string, now: number) => {
  if (!(await isNamed(tx, team, date, now))) return
  await recordEvents(tx, [{ type: 'day.received', data: { team, person: member, date } }], now)
}

/** Stores that the day has its first receipt now. Later changes of the day are corrections. */
const storeFirstReceipt = async (
  db: Database,
  key: ReceiptKey,
  { date, isEmpty }: { date: string; isEmpty: boolean },
  now: number,
) => {
  // No segment can end in this day, so there is nothing to correct.
  if (key.to_at < EARLIEST || key.from_at > now + MAX_AHEAD)
    return { first_asked_at: now, corrected_at: null }
  return inTransaction(db, async (tx) => {
    await lockCounter(tx, key)
    const added = await tx
      .insertInto('days')
      .values({ ...key, date, first_asked_at: now, corrected_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('date')
      .executeTakeFirst()
    if (added && !isEmpty) await recordDay(tx, key, date, now)
    await forgetOldReceipts(tx, key, date)
    return receiptRow(tx, key).executeTakeFirstOrThrow()
  })
}

/**
 * Returns the receipt of the calling device's day. The request also contains the zone of the
 * device's days, which old clients send in no other request. Throws a RangeError for an unknown
 * zone or date.
 */
export const receiptFor = async (
  db: Database,
  caller: Caller,
  day: ReceiptDay,
  now: number,
): Promise<Receipt> => {
  const { member, id: device } = caller
  const bounds = dayBounds(day.date, day.zone, day.dayStart)
  const rows = await rowsInTeams(db, caller, bounds, device)
  const { canonical, ...totals } = receiptOf(rows, day)
  if (isNewZone(caller, day)) await inTransaction(db, (tx) => storeDeviceZone(tx, caller, day))
  // The receipt is stored in the same team as the rows of the day, so that the layout of that team
  // marks the day as corrected.
  const team = teamAt(caller, bounds.from)
  if (team !== caller.team)
    await inTransaction(db, (tx) => addPastDevice(tx, { ...caller, team }, now))
  const key = { team, member, device, from_at: bounds.from, to_at: bounds.to }
  const { first_asked_at, corrected_at } =
    (await receiptRow(db, key).executeTakeFirst()) ??
    (await storeFirstReceipt(db, key, { date: day.date, isEmpty: rows.length === 0 }, now))
  return {
    ...day,
    ...bounds,
    ...totals,
    checksum: await checksum(canonical),
    firstAskedAt: first_asked_at,
    ...(corrected_at !== null && { correctedAt: corrected_at }),
  }
}
