/**
 * The receipts of a person: what the endpoint stores for each of their days and browsers, the
 * latest day first. People see them as a list in the console.
 */
import { receiptWithin } from '../../src/core/day/receipt.ts'
import { type OwnReceipts, RECEIPTS_AT_ONCE } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Caller } from '../people/caller.ts'
import { rowsInTeams } from './day.ts'
import { readInTeams } from './earlier-teams.ts'

type Whose = Pick<Caller, 'member' | 'team' | 'stays'>

/** Reads the days of one page and one further day, to find out whether there are older days. */
const readDays = async (db: Database, { member, ...whereabouts }: Whose, before: number) => {
  const days = await readInTeams(whereabouts, (team) =>
    db
      .selectFrom('days')
      .select(['device', 'date', 'from_at', 'to_at', 'first_asked_at', 'corrected_at'])
      .where('team', '=', team)
      .where('member', '=', member)
      .where('from_at', '<', before)
      .orderBy('from_at', 'desc')
      .limit(RECEIPTS_AT_ONCE + 1)
      .execute(),
  )
  return days.sort((a, b) => b.from_at - a.from_at).slice(0, RECEIPTS_AT_ONCE + 1)
}

/**
 * Returns one page of days. Days that begin at the same instant are always on the same page; the
 * number of such days is limited, so they all fit on one page.
 */
const pageOf = <D extends { from_at: number }>(days: readonly D[]) => {
  const beyond = days[RECEIPTS_AT_ONCE]
  if (!beyond) return { page: days }
  const page = days.filter(({ from_at }) => from_at > beyond.from_at)
  const next = page.at(-1)?.from_at
  return { page, ...(next !== undefined && { next: String(next) }) }
}

const labelsOf = async (db: Database, { member, ...whereabouts }: Whose) => {
  const devices = await readInTeams(whereabouts, (team) =>
    db
      .selectFrom('devices')
      .select(['id', 'label'])
      .where('team', '=', team)
      .where('member', '=', member)
      .execute(),
  )
  return new Map(devices.flatMap(({ id, label }) => (label === null ? [] : [[id, label] as const])))
}

type DayRow = Awaited<ReturnType<typeof readDays>>[number]

const countsOfDay = async (db: Database, person: Whose, day: DayRow) => {
  const bounds = { from: day.from_at, to: day.to_at }
  const rows = await rowsInTeams(db, person, bounds, day.device)
  const { count, seconds } = receiptWithin(rows, bounds)
  return { count, seconds }
}

/**
 * Returns one page of a person's receipts (the endpoint's statements about days), from all their
 * browsers. It contains only days that begin before the instant `before` (epoch milliseconds).
 */
export const receiptsOf = async (
  db: Database,
  person: Whose,
  before = Number.MAX_SAFE_INTEGER,
): Promise<OwnReceipts> => {
  const { page, ...next } = pageOf(await readDays(db, person, before))
  const labels = await labelsOf(db, person)
  const receipts: OwnReceipts['receipts'] = []
  // The days are read one after the other, so that requests of other callers are answered between
  // two days.
  for (const day of page) {
    const { device, date, first_asked_at: firstAskedAt, corrected_at } = day
    const label = labels.get(device)
    receipts.push({
      date,
      device,
      ...(label !== undefined && { label }),
      ...(await countsOfDay(db, person, day)),
      firstAskedAt,
      ...(corrected_at !== null && { correctedAt: corrected_at }),
    })
  }
  return { receipts, ...next }
}
