/**
 * Computes what the endpoint should answer for a team's report, with the code of a person's own report.
 */
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { computeRange } from '../../../src/core/report/day.ts'
import { type Frame, isWork, spanOf } from '../../../src/core/report/frame.ts'
import { daysOf } from '../../../src/core/report/range.ts'
import { rollUpBy } from '../../../src/core/report/roll-up.ts'
import { sumOf, type Totals } from '../../../src/core/report/totals.ts'
import { blocksOf } from '../../../src/core/time/blocks.ts'
import { isZone } from '../../../src/core/time/days.ts'
import type { ReportedSegment } from '../../../src/core/time/resolve-overlaps.ts'
import { Layout, type LayoutDay, Scheme } from '../../../src/sync/contract.ts'
import { type Endpoint, newDevice, startEndpoint, type TestDevice } from './fixture.ts'

export const openFixture = async () => {
  const endpoint = await startEndpoint()
  const manager = await newDevice(endpoint, 'Mia', 'Sales', 'manager')
  const anna = await newDevice(endpoint, 'Anna')
  return { endpoint, manager, anna }
}

const unpack = (bytes: Buffer, coding: string | null) => {
  if (coding === 'gzip') return gunzipSync(bytes)
  return coding === 'zstd' ? zstdDecompressSync(bytes) : bytes
}

/** @param accepts compression codings that the manager's browser accepts, as in `Accept-Encoding` */
export const layoutOf = async (manager: TestDevice, query: string, accepts = 'identity') => {
  const answer = await manager.get(`/v1/team/layout?${query}`, { 'Accept-Encoding': accepts })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = unpack(bytes, answer.headers.get('Content-Encoding')).toString()
  if (answer.status !== 200) throw new Error(`${answer.status} ${text}`)
  return Layout.parse(JSON.parse(text))
}

export type Unit = (ms: number) => number
export const exactSeconds: Unit = (ms) => ms / 1000
export const wholeSeconds: Unit = (ms) => Math.round(ms / 1000)
const inUnit = (totals: Totals, unit: Unit) =>
  Object.fromEntries(Object.entries(totals).map(([id, ms]) => [id, unit(ms)]))

interface Asked {
  from: string
  to: string
  zone: string
  dayStart: number
  unit: Unit
}

/**
 * Returns the days that the endpoint's answer should contain for a member. They are computed from the
 * member's segments in the database, without the sums that the endpoint stores.
 */
export const expectedOf = async (
  { db }: Endpoint,
  scheme: Scheme,
  { team, member }: { team: string; member: string },
  { from, to, unit, ...reader }: Asked,
): Promise<LayoutDay[]> => {
  const devices = await db
    .selectFrom('devices')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  const placed = devices.filter(({ zone }) => zone !== null && isZone(zone))
  const zone = placed[0]?.zone ?? reader.zone
  const dayStart = placed[0]?.day_start ?? reader.dayStart
  const dates = daysOf({ from, to })
  const { history, ...newest } = scheme
  const rollUp = rollUpBy([...history.toReversed(), newest])
  const frame: Frame = {
    dates,
    zone,
    dayStart,
    rollUp,
    privates: [],
    now: Number.POSITIVE_INFINITY,
  }
  const span = spanOf(frame)
  const rows = await db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('deleted', '=', 0)
    .execute()
  const recorded = rows
    .filter((row) => (row.ended_at ?? 0) > span.from && (row.started_at ?? 0) < span.to)
    .map((row): ReportedSegment => {
      const own = placed.find(({ id }) => id === row.device)?.zone
      return {
        id: row.id,
        category: row.category ?? '',
        source: row.source ?? 'hand',
        startedAt: row.started_at ?? 0,
        endedAt: row.ended_at ?? 0,
        scheme: row.scheme ?? 0,
        ...(row.edited && { edited: true as const }),
        ...(row.product !== null && { context: { product: row.product } }),
        zone: row.zone ?? own ?? zone,
      }
    })
  const { pieces, parts, days } = computeRange(recorded, frame)
  const slotAt = new Map(parts.map(({ startedAt, slot }) => [startedAt, slot]))
  const longest = days.map((): Totals => ({}))
  const products = days.map((): Totals => ({}))
  const blocks = pieces.map(({ segment: { category }, ...piece }) => ({ ...piece, category }))
  for (const { category, startedAt, endedAt } of blocksOf(blocks)) {
    const own = longest[slotAt.get(startedAt) ?? -1]
    if (own && isWork(category, frame))
      own[category] = Math.max(own[category] ?? 0, endedAt - startedAt)
  }
  for (const { slot, segment: row, startedAt, endedAt } of parts) {
    const own = products[slot]
    if (!own || !row.context || rollUp.base(row.category, row.scheme) !== 'documentation') continue
    own[row.context.product] = (own[row.context.product] ?? 0) + endedAt - startedAt
  }
  const receipts = await db
    .selectFrom('days')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .execute()
  const corrected = new Set(
    receipts.filter((one) => one.corrected_at !== null).map(({ date }) => date),
  )
  return days.flatMap((one, i) => {
    if (sumOf(one.work) + one.unexplained + one.overlapping === 0) return []
    return {
      date: one.date,
      seconds: inUnit(one.work, unit),
      base: inUnit(one.base, unit),
      automatic: unit(one.automatic),
      byHand: unit(one.byHand),
      edited: unit(one.edited),
      products: inUnit(products[i] ?? {}, unit),
      switches: one.switches ?? 0,
      longest: inUnit(longest[i] ?? {}, unit),
      span: unit(sumOf(one.work) + one.unexplained + one.missing),
      unexplained: unit(one.unexplained),
      missing: unit(one.missing),
      overlapping: unit(one.overlapping),
      corrected: corrected.has(one.date),
    }
  })
}

export const schemeOf = async (manager: TestDevice) =>
  Scheme.parse(await (await manager.get('/v1/scheme')).json())
