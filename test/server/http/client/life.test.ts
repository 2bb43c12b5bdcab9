/**
 * Tests all requests that a member and a manager make to the endpoint from first to last. The client
 * that makes them knows only the OpenAPI document.
 */
import { randomUUID } from 'node:crypto'
import createClient from 'openapi-fetch'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../../server/http/listen.ts'
import { createCode } from '../../../../server/people/codes.ts'
import type { Role } from '../../../../server/people/role-of-person.ts'
import { hour } from '../../../../src/core/time/units.ts'
import { NOON, newMember, startEndpoint } from '../../../support/endpoint/fixture.ts'
import type { paths } from './schema.d.ts'

const serveEndpoint = async () => {
  const endpoint = await startEndpoint()
  const { url, stop } = await listen(endpoint.app, { port: 0 })
  onTestFinished(stop)
  const arrive = async (name: string, role: Role) => {
    const { code } = await createCode(
      endpoint.db,
      await newMember(endpoint, name, 'Sales', role),
      endpoint.now,
    )
    const device = randomUUID()
    const { data } = await createClient<paths>({ baseUrl: url }).POST('/v1/devices', {
      body: { code, device },
    })
    if (!data) throw new Error('not connected')
    const headers = { Authorization: `Bearer ${data.token}` }
    return { ...data, device, client: createClient<paths>({ baseUrl: url, headers }) }
  }
  return { endpoint, url, arrive }
}

const range = { from: '2026-11-16', to: '2026-11-23', zone: 'Europe/Moscow', dayStart: 4 }

it('a member connects, sends, reads back, corrects, asks for the day, and leaves', async () => {
  const { endpoint, arrive } = await serveEndpoint()
  const { client, device, member, team } = await arrive('Anna', 'member')
  expect([member, team]).toEqual(['Anna', 'Sales'])
  expect((await client.GET('/v1/me')).data).toMatchObject({ member, team, role: 'member', device })
  const scheme = await client.GET('/v1/scheme')
  const category = scheme.data?.categories[0]?.id ?? ''
  const tag = scheme.response.headers.get('ETag') ?? ''
  const again = await client.GET('/v1/scheme', { params: { header: { 'If-None-Match': tag } } })
  expect(again.response.status).toBe(304)
  const row = {
    id: randomUUID(),
    revision: 1,
    changedAt: NOON - hour,
    category,
    startedAt: NOON - 2 * hour,
    endedAt: NOON - hour,
    source: 'hand' as const,
    scheme: scheme.data?.version ?? 0,
  }
  const sent = await client.PUT('/v1/segments', { body: { segments: [row] } })
  expect(sent.data?.results).toEqual([{ id: row.id, revision: 1, result: 'stored' }])
  const gone = { id: row.id, revision: 1, changedAt: NOON, deleted: true as const }
  const conflict = await client.PUT('/v1/segments', { body: { segments: [gone] } })
  expect(conflict.data?.results[0]).toMatchObject({ result: 'conflict', stored: row })
  const day = {
    params: { path: { date: '2026-11-23' }, query: { zone: 'Europe/Moscow', dayStart: 4 } },
  }
  expect((await client.GET('/v1/days/{date}', day)).data).toMatchObject({ count: 1 })
  endpoint.now += hour
  await client.PUT('/v1/segments', { body: { segments: [{ ...row, revision: 2, note: 'talk' }] } })
  expect((await client.GET('/v1/days/{date}', day)).data?.correctedAt).toBe(NOON + hour)
  const feed = await client.GET('/v1/segments', { params: { query: { since: '0', limit: 500 } } })
  expect(feed.data).toMatchObject({ segments: [{ revision: 2, note: 'talk' }], more: false })
  const refused = await client.GET('/v1/team/layout', { params: { query: range } })
  expect([refused.response.status, refused.error?.status]).toEqual([403, 403])
  const middle = await client.GET('/v1/team/middle', { params: { query: range } })
  expect(middle.error?.type).toMatch(/:not-shared$/)
  expect((await client.GET('/v1/devices')).data?.devices.map(({ id }) => id)).toEqual([device])
  const left = await client.DELETE('/v1/devices/{id}', { params: { path: { id: device } } })
  expect(left.response.status).toBe(204)
  expect((await client.GET('/v1/me')).response.status).toBe(401)
})

it('a manager shares the middle, changes the scheme, and reads the layout', async () => {
  const { url, arrive } = await serveEndpoint()
  const { client } = await arrive('Mia', 'manager')
  expect((await client.PUT('/v1/team', { body: { shareMiddle: true } })).data).toMatchObject({
    name: 'Sales',
    role: 'manager',
    shareMiddle: true,
  })
  expect((await client.GET('/v1/team')).data?.shareMiddle).toBe(true)
  const { data: held } = await client.GET('/v1/scheme')
  if (!held) throw new Error('no scheme')
  const demo = {
    id: 'demo',
    en: 'Demo',
    ru: 'Показ',
    group: 'selling' as const,
    parent: 'client-meeting',
    offComputer: true,
    yields: false,
  }
  const change = {
    after: held.version,
    zone: 'UTC',
    changeEvery: 3 as const,
    categories: [...held.categories, demo],
  }
  const early = await client.PUT('/v1/scheme', { body: change })
  expect(early.error?.type).toMatch(/:readiness-unanswered$/)
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }
  const made = await client.PUT('/v1/scheme', { body: { ...change, readiness } })
  expect(made.data).toMatchObject({ version: 2, from: '2026-11-24' })
  const stale = await client.PUT('/v1/scheme', { body: { ...change, readiness } })
  expect([stale.response.status, stale.error?.status]).toEqual([409, 409])
  const layout = await client.GET('/v1/team/layout', { params: { query: range } })
  expect(layout.data?.members).toMatchObject([{ name: 'Mia', role: 'manager', days: [] }])
  const middle = await client.GET('/v1/team/middle', { params: { query: range } })
  expect(middle.data).toEqual(range)
  const open = createClient<paths>({ baseUrl: url })
  expect((await open.GET('/healthz')).data).toEqual({ status: 'ok' })
  expect((await open.GET('/readyz')).data).toEqual({ status: 'ok' })
  expect((await open.GET('/metrics', { parseAs: 'text' })).data).toContain('stint_rows_total')
  expect((await open.GET('/v1/openapi.json')).response.status).toBe(200)
})
