import { setImmediate } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../server/http/app.ts'
import { toColumns } from '../../../server/segments/segment-columns.ts'
import { day, hour, minute, second } from '../../../src/core/time/units.ts'
import {
  type Layout,
  MAX_AMENDED,
  MAX_COMPARED,
  MAX_HISTORY,
  MAX_LONG_AT_ONCE,
  MAX_RECEIPTS,
  MAX_RECEIPTS_OF_DATE,
  MAX_ROWS,
  MAX_ROWS_OF_DAY,
  PER_TOKEN,
  READS_AT_ONCE,
  Scheme,
} from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newMember,
  postOf,
  segment,
  startEndpoint,
  tombstone,
} from '../../support/endpoint/fixture.ts'

/**
 * Starts an endpoint that counts its reads: the statements, and the greatest number of rows of one
 * statement.
 */
const watched = async () => {
  const endpoint = await startEndpoint()
  const read = { rows: 0, statements: 0, most: 0 }
  /** Rows that a statement collects in one value count one by one. */
  const rowsIn = (row: object) =>
    'rows' in row && typeof row.rows === 'string' ? JSON.parse(row.rows).length : 1
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const rows = result.rows.reduce<number>((sum, row) => sum + rowsIn(row), 0)
      read.rows += rows
      read.most = Math.max(read.most, rows)
      read.statements += 1
      return result
    },
  }
  endpoint.app = createApp(endpoint.db.withPlugin(plugin), { now: () => endpoint.now })
  const costOf = async (work: () => unknown) => {
    Object.assign(read, { rows: 0, statements: 0, most: 0 })
    await work()
    return { ...read }
  }
  const member = await newMember(endpoint, 'Anna', 'Sales', 'manager')
  const one = await connectDevice(endpoint, member)
  const two = await connectDevice(endpoint, member)
  return { endpoint, one, two, costOf }
}

/** Rows of some seconds that all end on one day, `ago` days before now. */
const rowsOn = (count: number, { ago = 1, from = 0, length = 5 * second } = {}) =>
  Array.from({ length: count }, (_, i) => {
    const startedAt = NOON - 10 * hour - ago * day + (from + i) * 10 * second
    return segment({ startedAt, endedAt: startedAt + length, changedAt: startedAt + length })
  })

const reasonsOf = (results: readonly object[]) =>
  results.map((one) => ('reason' in one ? one.reason : 'stored'))

describe('a day that is full', () => {
  const fill = async ({ one }: Awaited<ReturnType<typeof watched>>) => {
    for (let from = 0; from < MAX_ROWS_OF_DAY; from += MAX_ROWS)
      await one.send(rowsOn(MAX_ROWS, { from }))
  }

  it('takes no more rows of any device and gives the reason; other days do, and removed rows make room', async () => {
    const all = await watched()
    await fill(all)
    const { one, two } = all
    const [extra, ...more] = rowsOn(3, { from: 100 })
    if (!extra) throw new Error('none')
    expect(reasonsOf(await two.send([extra, ...more, ...rowsOn(1, { ago: 2 })]))).toEqual([
      'too-many',
      'too-many',
      'too-many',
      'stored',
    ])
    expect(reasonsOf(await one.send([extra]))).toEqual(['too-many'])
    const feed = await one.feed('0', 2)
    const [first, second] = feed.segments as ReturnType<typeof segment>[]
    if (!first || !second) throw new Error('none')
    const { device: _, ...held } = first as typeof first & { device: string }
    // On a full day, stored rows may still change.
    expect(reasonsOf(await one.send([{ ...held, revision: 2, category: 'misc' }]))).toEqual([
      'stored',
    ])
    expect(reasonsOf(await one.send([tombstone(second.id, 2), extra, ...more]))).toEqual([
      'stored',
      'stored',
      'too-many',
      'too-many',
    ])
    const elsewhere = { startedAt: held.startedAt - 3 * day, endedAt: held.endedAt - 3 * day }
    expect(reasonsOf(await one.send([{ ...held, ...elsewhere, revision: 3 }, ...more]))).toEqual([
      'stored',
      'stored',
      'too-many',
    ])
    // A row that is sent again is known already, and does not count again.
    expect(reasonsOf(await one.send([extra]))).toEqual(['stored'])
  })

  it('costs a batch and a receipt no more reads than a day has rows', async () => {
    const all = await watched()
    await fill(all)
    const batch = rowsOn(MAX_ROWS, { from: 100 })
    const { rows, statements } = await all.costOf(() => all.two.put({ segments: batch }))
    expect(rows).toBeLessThan(MAX_ROWS_OF_DAY + 3 * MAX_ROWS)
    expect(statements).toBeLessThan(20)
    // Rows on separate days also cost no more reads than allowed, however far they are apart.
    const apart = Array.from({ length: MAX_ROWS }, (_, i) =>
      rowsOn(1, { ago: 1 + i * 3, length: 23 * hour }),
    )
    const far = await all.costOf(() => all.two.put({ segments: apart.flat() }))
    expect(far.rows).toBeLessThan(MAX_COMPARED + 5 * MAX_ROWS)
    expect(far.statements).toBeLessThan(20)
    const receipt = await all.costOf(() => all.one.get('/v1/days/2026-11-22?zone=UTC'))
    expect(receipt.rows).toBeLessThan(2 * MAX_ROWS_OF_DAY)
    // For an old day, the endpoint does not read later rows.
    const old = await all.costOf(() => all.one.get('/v1/days/2021-11-22?zone=UTC'))
    expect(old.rows).toBeLessThan(10)
  })
})

describe('rows near a batch', () => {
  it('are compared up to a limit, whichever devices they are of', async () => {
    const { endpoint, one, two, costOf } = await watched()
    const { team, member } = two.member
    const near = (ago: number) =>
      rowsOn(MAX_ROWS, { ago }).map((row, i) => ({
        ...{ team, member, device: two.id, ...toColumns(row), seq: ago * MAX_ROWS + i },
        ...{ first_received_at: 0, received_at: 0, zone: null },
      }))
    for (let ago = 1; ago <= MAX_COMPARED / MAX_ROWS + 10; ago++)
      await endpoint.db.insertInto('segments').values(near(ago)).execute()
    await endpoint.db.updateTable('members').set({ seq: 1_000_000 }).execute()
    const apart = Array.from({ length: MAX_ROWS }, (_, i) => rowsOn(1, { ago: 1 + i }))
    const { rows } = await costOf(() => one.put({ segments: apart.flat() }))
    expect(rows).toBeGreaterThanOrEqual(MAX_COMPARED)
    expect(rows).toBeLessThan(MAX_COMPARED + 5 * MAX_ROWS)
  })
})

describe('long stretches', () => {
  it('may touch only so many others, so that a layout of 400 days stays small', async () => {
    const { one, endpoint, costOf } = await watched()
    const long = (i: number) => {
      const endedAt = NOON - day - i * minute
      const span = { startedAt: endedAt - 360 * day, endedAt, changedAt: endedAt }
      return segment({ ...span, category: 'unexplained' })
    }
    const reasons: unknown[] = []
    for (let i = 0; i < 5; i++)
      reasons.push(
        ...reasonsOf(await one.send(Array.from({ length: 10 }, (_, k) => long(i * 10 + k)))),
      )
    const stored = reasons.filter((reason) => reason === 'stored').length
    expect(stored).toBeGreaterThanOrEqual(MAX_LONG_AT_ONCE / 2)
    expect(stored).toBeLessThanOrEqual(MAX_LONG_AT_ONCE + 1)
    expect(new Set(reasons)).toEqual(new Set(['stored', 'too-many']))
    // Many long stretches of unexplained time are allowed if they do not touch one another, such as
    // weekends.
    const weekends = Array.from({ length: 100 }, (_, i) => {
      const endedAt = NOON - 400 * day - i * 7 * day
      const span = { startedAt: endedAt - 60 * hour, endedAt, changedAt: endedAt }
      return segment({ ...span, category: 'unexplained' })
    })
    expect(new Set(reasonsOf(await one.send(weekends)))).toEqual(new Set(['stored']))
    const { rows } = await costOf(() =>
      one.get('/v1/team/layout?from=2025-11-01&to=2026-11-23&zone=UTC'),
    )
    expect(rows).toBeLessThan(200)
    expect(await endpoint.db.selectFrom('segments').selectAll().execute()).toHaveLength(
      stored + 100,
    )
  })
})

describe('receipts', () => {
  it('are stored for real zones, up to a limit for each date, and corrected together', async () => {
    const { one, endpoint, costOf } = await watched()
    const row = segment({ startedAt: NOON - 26 * hour, endedAt: NOON - 25 * hour })
    await one.send([row])
    const statuses = new Map<number, number>()
    for (let minutes = -720; minutes <= 840; minutes += 5) {
      const size = Math.abs(minutes)
      const [h, m] = [Math.floor(size / 60), size % 60].map((n) => String(n).padStart(2, '0'))
      const zone = encodeURIComponent(`${minutes < 0 ? '-' : '+'}${h}:${m}`)
      const { status } = await one.get(`/v1/days/2026-11-22?zone=${zone}`)
      expect([zone, status]).toEqual([zone, minutes % 15 ? 400 : 200])
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(statuses.get(200)).toBeGreaterThan(MAX_RECEIPTS_OF_DATE)
    const days = () => endpoint.db.selectFrom('days').selectAll().execute()
    expect(await days()).toHaveLength(MAX_RECEIPTS_OF_DATE)
    endpoint.now += minute
    const cost = await costOf(() => one.send([{ ...row, revision: 2, category: 'misc' }]))
    expect(cost.statements).toBeLessThan(15)
    const corrected = (await days()).filter(({ corrected_at }) => corrected_at !== null)
    expect(corrected.length).toBeGreaterThan(10)
  })

  it('are stored for a member up to a limit, the latest ones, and none of future days', async () => {
    const { one, endpoint } = await watched()
    const { team, member } = one.member
    const old = Array.from({ length: MAX_RECEIPTS }, (_, i) => ({
      team,
      member,
      device: one.id,
      date: `old ${i}`,
      from_at: i,
      to_at: i + 1,
      first_asked_at: i,
      corrected_at: null,
    }))
    for (let i = 0; i < old.length; i += 500)
      await endpoint.db
        .insertInto('days')
        .values(old.slice(i, i + 500))
        .execute()
    for (const date of ['2026-11-20', '2026-11-21', '2027-11-21', '9999-12-31', '1970-01-01'])
      expect((await one.get(`/v1/days/${date}?zone=UTC`)).status).toBe(200)
    const left = await endpoint.db.selectFrom('days').select(['date', 'from_at']).execute()
    expect(left).toHaveLength(MAX_RECEIPTS)
    expect(
      left
        .filter(({ date }) => /^\d/.test(date))
        .map(({ date }) => date)
        .sort(),
    ).toEqual(['2026-11-20', '2026-11-21'])
    expect(Math.min(...left.map(({ from_at }) => from_at))).toBe(2)
  })
})

describe('a scheme', () => {
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }

  it('stays small after many amendments, and keeps versions that rows were recorded under', async () => {
    const { one, endpoint } = await watched()
    const read = async () => {
      const answer = await one.get('/v1/scheme')
      const text = await answer.text()
      return { length: text.length, scheme: Scheme.parse(JSON.parse(text)) }
    }
    const put = async (change: object) => {
      const body = postOf(change, one.authorization)
      return (await endpoint.app.request('/v1/scheme', { method: 'PUT', ...body })).status
    }
    const first = await read()
    let settled = first.scheme.categories
    const amend = async (i: number) => {
      const { scheme } = await read()
      const own = { ...settled[0], id: `own-${i}`, en: `Own ${i}`, ru: `Своя ${i}` }
      const categories = [...settled, { ...own, parent: 'misc', group: 'other' }]
      const change = { after: scheme.version, zone: 'Europe/Moscow', changeEvery: 1, categories }
      expect(await put({ ...change, readiness })).toBe(200)
    }
    await amend(0)
    // This row comes from a person further east, where the day of the new scheme has begun.
    const row = segment({ category: 'own-0', scheme: 2 })
    expect(reasonsOf(await one.send([row]))).toEqual(['stored'])
    for (let i = 1; i < 60; i++) await amend(i)
    const { length, scheme } = await read()
    expect(scheme.history.length).toBeLessThanOrEqual(MAX_AMENDED + 2)
    expect(length).toBeLessThan(first.length * (MAX_AMENDED + 4))
    expect(scheme.history.some(({ version }) => version === 2)).toBe(true)
    expect(scheme).toMatchObject({ version: 61, from: '2026-11-24' })
    // While the day of a scheme has begun nowhere, a replaced version is not kept.
    endpoint.now = Date.parse('2027-01-10T06:00Z')
    settled = scheme.categories
    for (let i = 60; i < 80; i++) await amend(i)
    expect((await read()).scheme.history.filter(({ from }) => from === '2027-01-11')).toEqual([])
  })

  it('made while the clock ran ahead takes force tomorrow once it is amended', async () => {
    const { one, endpoint } = await watched()
    const put = async (changeEvery: number) => {
      const scheme = Scheme.parse(await (await one.get('/v1/scheme')).json())
      const { version: after, categories } = scheme
      const body = postOf(
        { after, zone: 'UTC', changeEvery, categories, readiness },
        one.authorization,
      )
      const answer = await endpoint.app.request('/v1/scheme', { method: 'PUT', ...body })
      return Scheme.parse(await answer.json())
    }
    endpoint.now += 170 * day
    expect((await put(3)).from).toBe('2027-05-13')
    endpoint.now -= 170 * day
    expect((await put(6)).from).toBe('2026-11-24')
  })

  it('leaves its oldest versions out of an answer that would be too long', async () => {
    const { one, endpoint } = await watched()
    const { team } = one.member
    const long = 'Ж'.repeat(60)
    const held = Scheme.parse(await (await one.get('/v1/scheme')).json())
    const own = Array.from({ length: 40 }, (_, i) => ({
      id: `own-${i}`,
      en: `${long}`.slice(0, 55) + i,
      ru: `${long}`.slice(0, 55) + i,
      group: 'other',
      parent: 'misc',
      offComputer: false,
      yields: true,
    }))
    const categories = JSON.stringify([...held.categories, ...own])
    for (let version = 2; version < 150; version++)
      await endpoint.db
        .insertInto('schemes')
        .values({
          team,
          version,
          from_date: `20${String(20 + Math.floor(version / 12))}-01-01`,
          change_every: 1,
          categories,
          created_at: 0,
          created_by: '',
        })
        .execute()
    const text = await (await one.get('/v1/scheme')).text()
    expect(text.length).toBeLessThan(1.5 * MAX_HISTORY)
    const { history } = Scheme.parse(JSON.parse(text))
    expect(history.length).toBeGreaterThan(5)
    expect(history[0]?.version).toBe(148)
  })
})

describe('days that are full, one after another', () => {
  const DAYS = 14
  const range = 'from=2025-11-01&to=2026-11-24&zone=UTC'

  it('are read some days at a time, while others are answered, and kept as sums', async () => {
    const { endpoint, one, costOf } = await watched()
    const other = await connectDevice(endpoint, await newMember(endpoint, 'Boris'))
    for (let ago = 1; ago <= DAYS; ago++)
      for (let from = 0; from < MAX_ROWS_OF_DAY; from += MAX_ROWS)
        await one.send(rowsOn(MAX_ROWS, { ago, from }))
    let answered = 0
    let isRead = false
    const ask = async () => {
      while (!isRead) {
        if (answered < PER_TOKEN.most / 2) await other.get('/v1/me')
        answered++
        await setImmediate()
      }
    }
    const asking = ask()
    const first = await costOf(async () => {
      const layout = await (await one.get(`/v1/team/layout?${range}`)).json()
      expect((layout as Layout).members[0]?.days).toHaveLength(DAYS)
      isRead = true
    })
    await asking
    // The limit is for a day, its neighbouring days, which are read as well, and rows that reach into
    // them.
    expect(first.most).toBeLessThanOrEqual(7 * MAX_ROWS_OF_DAY)
    expect(answered).toBeGreaterThanOrEqual(DAYS)
    const again = await costOf(async () => (await one.get(`/v1/team/layout?${range}`)).text())
    expect(again.rows).toBeLessThan(20)
  })
})

describe('receipts that are requested at once', () => {
  it('are made some at a time, while the rest wait', async () => {
    const { endpoint, one } = await watched()
    await one.send(rowsOn(3))
    let under = 0
    let most = 0
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (!result.rows.some((row) => 'started_at' in row)) return result
        most = Math.max(most, ++under)
        // Waits so long that any further read at the same time would be noticed.
        for (let turn = 0; turn < 50; turn++) await setImmediate()
        under--
        return result
      },
    }
    const app = createApp(endpoint.db.withPlugin(plugin), { now: () => endpoint.now })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.request('/v1/days/2026-11-22?zone=UTC', { headers: one.authorization }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(READS_AT_ONCE)
  })
})
