import { describe, expect, it } from 'vitest'
import { connectDevice, newMember, postOf, startEndpoint } from './fixture.ts'

const layout = '/v1/team/layout?from=2026-11-23&to=2026-11-23&zone=UTC'
const middle = layout.replace('layout', 'middle')
const unknown = '/v1/devices/6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21'

/** What each may do, as the status of a request that is otherwise in order. */
const ROUTES: [method: string, path: string, body: unknown, statuses: Record<string, number>][] = [
  [
    'PUT',
    '/v1/segments',
    { segments: [] },
    { none: 401, member: 200, manager: 200, administrator: 200 },
  ],
  ['GET', '/v1/segments', undefined, { none: 401, member: 200, manager: 200, administrator: 200 }],
  [
    'GET',
    '/v1/days/2026-11-23?zone=UTC',
    undefined,
    { none: 401, member: 200, manager: 200, administrator: 200 },
  ],
  ['GET', '/v1/me', undefined, { none: 401, member: 200, manager: 200, administrator: 200 }],
  ['GET', '/v1/devices', undefined, { none: 401, member: 200, manager: 200, administrator: 200 }],
  ['DELETE', unknown, undefined, { none: 401, member: 404, manager: 404, administrator: 404 }],
  ['GET', layout, undefined, { none: 401, member: 403, manager: 200, administrator: 200 }],
  ['GET', '/v1/team', undefined, { none: 401, member: 200, manager: 200, administrator: 200 }],
  ['PUT', '/v1/team', {}, { none: 401, member: 403, manager: 400, administrator: 400 }],
  // Not shared, as at first.
  ['GET', middle, undefined, { none: 401, member: 403, manager: 200, administrator: 200 }],
  ['GET', '/v1/scheme', undefined, { none: 401, member: 200, manager: 200, administrator: 200 }],
  // 400: it came as far as its body, which is none.
  ['PUT', '/v1/scheme', {}, { none: 401, member: 403, manager: 400, administrator: 400 }],
  ['POST', '/v1/devices', {}, { none: 400, member: 400, manager: 400, administrator: 400 }],
  [
    'GET',
    '/v1/openapi.json',
    undefined,
    { none: 200, member: 200, manager: 200, administrator: 200 },
  ],
  ['GET', '/healthz', undefined, { none: 200, member: 200, manager: 200, administrator: 200 }],
  ['GET', '/readyz', undefined, { none: 200, member: 200, manager: 200, administrator: 200 }],
  ['GET', '/metrics', undefined, { none: 200, member: 200, manager: 200, administrator: 200 }],
]

describe.each(['none', 'member', 'manager', 'administrator'])('with the role %s', (role) => {
  it.each(ROUTES)('%s %s', async (method, path, body, statuses) => {
    const endpoint = await startEndpoint()
    const named = role === 'none' ? 'member' : (role as 'member')
    const device = await connectDevice(endpoint, await newMember(endpoint, 'Anna', 'Sales', named))
    const headers = role === 'none' ? {} : device.authorization
    const answer = await endpoint.app.request(path, { method, ...postOf(body, headers) })
    expect(answer.status).toBe(statuses[role])
  })
})

it('names every route that there is', async () => {
  const { app } = await startEndpoint()
  const served = app.routes.filter(({ method }) => method !== 'ALL')
  const pathOf = (path: string) =>
    path.replace(/\?.*/, '').replace(/(devices|days)\/[\w-]+/, '$1/:')
  const tested = ROUTES.map(([method, path]) => `${method} ${pathOf(path)}`)
  for (const { method, path } of served)
    expect(tested).toContain(`${method} ${path.replace(/:\w+/, ':')}`)
})

describe('a member', () => {
  it('is told who they are, and sees and revokes their own devices only', async () => {
    const endpoint = await startEndpoint()
    const anna = await newMember(endpoint, 'Anna')
    const [laptop, phone] = [
      await connectDevice(endpoint, anna),
      await connectDevice(endpoint, anna),
    ]
    const boris = await connectDevice(endpoint, await newMember(endpoint, 'Boris'))
    expect(await (await laptop.get('/v1/me')).json()).toEqual({
      ...{ member: 'Anna', team: 'Sales', role: 'member', device: laptop.id },
    })
    const ids = async () =>
      ((await (await laptop.get('/v1/devices')).json()) as { devices: { id: string }[] }).devices
        .map(({ id }) => id)
        .sort()
    expect(await ids()).toEqual([laptop.id, phone.id].sort())
    const revoke = async (id: string) =>
      (
        await endpoint.app.request(`/v1/devices/${id}`, {
          method: 'DELETE',
          headers: laptop.authorization,
        })
      ).status
    expect(await revoke(boris.id)).toBe(404)
    expect((await boris.get('/v1/me')).status).toBe(200)
    expect(await revoke(phone.id)).toBe(204)
    expect(await revoke(phone.id)).toBe(404)
    expect((await phone.get('/v1/me')).status).toBe(401)
    expect(await ids()).toEqual([laptop.id])
  })
})
