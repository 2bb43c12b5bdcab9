/**
 * Tests that every refusal of the endpoint is a problem document (RFC 9457). The status alone is not
 * enough, because it may come from a proxy or a login page between browser and endpoint.
 */
import { describe, expect, it } from 'vitest'
import {
  MAX_BYTES,
  MAX_ROWS,
  Problem,
  type ProblemName,
  problemType,
} from '../../../src/sync/contract.ts'
import {
  connectDevice,
  newMember,
  segment,
  startEndpoint,
  withDevice,
} from '../../support/endpoint/fixture.ts'

const expectProblem = async (answer: Response, name: ProblemName) => {
  expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json\b/)
  const problem = Problem.parse(await answer.json())
  expect(problem).toMatchObject({ type: problemType(name), status: answer.status })
  return problem
}

const asManager = async () => {
  const endpoint = await startEndpoint()
  const member = await newMember(endpoint, 'Boss', 'Sales', 'manager')
  return { endpoint, device: await connectDevice(endpoint, member) }
}

const DAY = 'from=2026-11-23&to=2026-11-23&zone=UTC'
const ROUTES = [
  ['GET', '/v1/segments'],
  ['PUT', '/v1/segments'],
  ['GET', '/v1/days/2026-11-23?zone=UTC'],
  ['GET', '/v1/me'],
  ['GET', '/v1/devices'],
  ['DELETE', '/v1/devices/5a1e5f0c-0000-4000-a000-00000000000d'],
  ['GET', '/v1/team'],
  ['PUT', '/v1/team'],
  ['GET', `/v1/team/layout?${DAY}`],
  ['GET', `/v1/team/middle?${DAY}`],
  ['GET', '/v1/scheme'],
  ['PUT', '/v1/scheme'],
] as const

describe.each(ROUTES)('%s %s', (method, path) => {
  it.each([
    ['no token', undefined],
    ['no token of ours', 'Bearer abc'],
    ['a token of nobody', `Bearer ${'a'.repeat(43)}`],
    ['another scheme', 'Basic YTpi'],
  ])('with %s', async (_, authorization) => {
    const { app } = await startEndpoint()
    const answer = await app.request(path, {
      method,
      headers: authorization ? { authorization } : {},
    })
    expect(answer.status).toBe(401)
    await expectProblem(answer, 'unauthorized')
  })

  it('by a method that the address does not take', async () => {
    const { endpoint, device } = await withDevice()
    const answer = await endpoint.app.request(path, {
      method: 'PATCH',
      headers: device.authorization,
    })
    expect([401, 405]).toContain(answer.status)
    await expectProblem(answer, answer.status === 401 ? 'unauthorized' : 'method-not-allowed')
  })
})

describe.each(ROUTES.filter(([method]) => method === 'PUT'))('%s %s', (method, path) => {
  const put = async (body: string, type = 'application/json') => {
    const { endpoint, device } = await asManager()
    const headers = { ...device.authorization, 'Content-Type': type }
    return endpoint.app.request(path, { method, body, headers })
  }

  it('of too much', async () => {
    const answer = await put(' '.repeat(MAX_BYTES + 1))
    expect(answer.status).toBe(413)
    await expectProblem(answer, 'too-large')
  })

  it('of what is not JSON', async () => {
    await expectProblem(await put('<html>'), 'bad-request')
    await expectProblem(await put('{}', 'text/html'), 'unsupported-media-type')
  })
})

it('too many rows', async () => {
  const { device } = await withDevice()
  const answer = await device.put({ segments: Array(MAX_ROWS + 1).fill({}) })
  expect(answer.status).toBe(413)
  await expectProblem(answer, 'too-large')
})

it.each(['/index.html', '/v1', '/v1/no-such', '/login', '/stint/v1/segments'])(
  'nothing at %s',
  async (path) => {
    const { device } = await withDevice()
    const answer = await device.get(path)
    expect(answer.status).toBe(404)
    await expectProblem(answer, 'not-found')
  },
)

const ZONES = ['Etc/Unknown', 'Nowhere/City', ':/etc/localtime', '+25:00', 'UTC;drop', 'undefined']

describe.each(ZONES)('an invalid zone: %s', (name) => {
  const zone = encodeURIComponent(name)
  it.each([
    `/v1/days/2026-11-23?zone=${zone}`,
    `/v1/team/layout?from=2026-11-23&to=2026-11-23&zone=${zone}`,
  ])('%s says that it is the zone', async (path) => {
    const { device } = await asManager()
    const answer = await device.get(path)
    expect(answer.status).toBe(400)
    expect((await expectProblem(answer, 'bad-request')).detail).toMatch(/^zone: /)
  })
  it('a batch says so, and none of its rows is stored', async () => {
    const { endpoint, device } = await withDevice()
    const answer = await device.put({ segments: [segment()] }, {}, `?zone=${zone}`)
    expect(answer.status).toBe(400)
    expect((await expectProblem(answer, 'bad-request')).detail).toMatch(/^zone: /)
    expect(await endpoint.db.selectFrom('segments').selectAll().execute()).toEqual([])
  })
})

it.each([
  ['dayStart', '?zone=UTC&dayStart=99'],
  ['dayStart', '?dayStart=x'],
  ['unexplained', '?unexplained=no'],
  ['version', '?version=1.x'],
  ['zone', '?zone='],
])('a batch with a wrong %s: %s', async (part, query) => {
  const { device } = await withDevice()
  const answer = await device.put({ segments: [segment()] }, {}, query)
  expect(answer.status).toBe(400)
  expect((await expectProblem(answer, 'bad-request')).detail).toMatch(new RegExp(`^${part}: `))
})

it.each(['UTC', 'Europe/Berlin', '+00:00', '+05:45', '-03:30'])(
  'a zone that is one: %s',
  async (name) => {
    const { device } = await withDevice()
    const path = `/v1/days/2026-11-23?zone=${encodeURIComponent(name)}`
    expect((await device.get(path)).status).toBe(200)
  },
)
