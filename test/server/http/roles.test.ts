import { describe, expect, expectTypeOf, it } from 'vitest'
import type { MemberEnv, MemberRoute, OpenEnv } from '../../../server/http/routes/route.ts'
import { ROUTES, type RouteId } from '../../../server/http/routes/table.ts'
import { changeMember } from '../../../server/people/change-member.ts'
import { makeToken } from '../../../server/tokens/api-tokens.ts'
import { SCOPES, type Scope } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  newDevice,
  newMember,
  ORIGIN,
  openConsole,
  postOf,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const CALLERS = ['none', 'member', 'manager', 'administrator'] as const
/** How a request proves who sends it: with the extension's token, or with the console's cookie. */
const CREDENTIALS = ['token', 'cookie'] as const
type Statuses = Record<(typeof CALLERS)[number], number>

const anybody = { none: 200, member: 200, manager: 200, administrator: 200 }
const nowhere = { none: 404, member: 404, manager: 404, administrator: 404 }
const members = { ...anybody, none: 401 }
const managers = { ...members, member: 403 }
const heads = { ...managers, administrator: 403 }
const administrators = { ...heads, manager: 403, administrator: 200 }
/**
 * Statuses for a request about a person who does not exist. An administrator gets 404. All other callers
 * are refused before the endpoint looks for the person.
 */
const ofNobody = { ...administrators, administrator: 404 }
const withoutBody = { ...administrators, administrator: 400 }
/** Statuses for an open route with an empty body: the endpoint refuses no caller, only the body. */
const emptyBody = { none: 400, member: 400, manager: 400, administrator: 400 }
/** Statuses for routes that only a browser with Stint may use, because a console records no time. */
const recorders = { none: 401, member: 403, manager: 403, administrator: 403 }
const NOBODY = '6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21'
const START = new URLSearchParams({
  redirect_uri: 'https://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org/',
  challenge: 'c'.repeat(43),
  state: 's'.repeat(43),
})
const RANGE = '?from=2026-11-23&to=2026-11-23&zone=UTC'

/** For each route, a request that is valid except for the caller, and the status for each caller. */
const EXPECTED: Record<
  RouteId,
  {
    statuses: Statuses
    /** Statuses for requests with the console's cookie, if they differ from those with a token. */
    cookie?: Statuses
    param?: string
    query?: string
    body?: unknown
  }
> = {
  putSegments: { statuses: members, cookie: recorders, body: { segments: [] } },
  getSegments: { statuses: members },
  getDay: { statuses: members, cookie: recorders, param: '2026-11-23', query: '?zone=UTC' },
  whoseCode: { statuses: emptyBody, body: {} },
  connect: { statuses: emptyBody, body: {} },
  getDevices: { statuses: members },
  revokeDevice: {
    statuses: { none: 401, member: 404, manager: 404, administrator: 404 },
    param: NOBODY,
  },
  putWorkingTime: {
    statuses: { none: 401, member: 204, manager: 204, administrator: 204 },
    body: { off: [], changedAt: 1_795_429_800_000 },
  },
  getMe: { statuses: members },
  getAccessLog: { statuses: members },
  getOwnReceipts: { statuses: members },
  makeOwnCode: { statuses: members },
  signIn: { statuses: emptyBody, body: {} },
  signOut: {
    statuses: { none: 401, member: 404, manager: 404, administrator: 404 },
    cookie: { none: 401, member: 204, manager: 204, administrator: 204 },
  },
  setUp: { statuses: emptyBody, body: {} },
  getTeam: { statuses: members },
  putTeam: { statuses: { ...managers, manager: 400, administrator: 400 }, body: {} },
  // Members may read the *middle* (how the team divides its time, see docs/domain.md) only if the team
  // shares it. A new team does not share it.
  getMiddle: { statuses: heads, query: RANGE },
  getLayout: { statuses: heads, query: RANGE },
  getGroup: { statuses: heads, query: '?from=2026-11-16&to=2026-11-22' },
  getScheme: { statuses: members },
  putScheme: { statuses: { ...managers, manager: 400, administrator: 400 }, body: {} },
  putReadiness: {
    statuses: managers,
    body: { indicatorsInCrm: true, crmForHalfAYear: false },
  },
  getTeams: { statuses: administrators },
  addTeam: { statuses: administrators, body: { name: 'Support' } },
  renameTeam: { statuses: ofNobody, param: NOBODY, body: { name: 'Support' } },
  changeMode: { statuses: ofNobody, param: NOBODY, body: { mode: 'group' } },
  deleteTeam: { statuses: ofNobody, param: NOBODY },
  getMembers: { statuses: administrators },
  addMember: { statuses: withoutBody, body: {} },
  importMembers: { statuses: administrators, body: { csv: 'name,team\nBoris,Sales' } },
  getKept: { statuses: ofNobody, param: NOBODY },
  changeMember: { statuses: ofNobody, param: NOBODY, body: { name: 'Boris' } },
  moveMember: { statuses: ofNobody, param: NOBODY, body: { team: NOBODY } },
  leaveMember: { statuses: ofNobody, param: NOBODY, body: {} },
  returnMember: { statuses: ofNobody, param: NOBODY, body: {} },
  mergeMember: { statuses: ofNobody, param: NOBODY, body: { other: NOBODY } },
  forgetMember: { statuses: ofNobody, param: NOBODY },
  inviteMember: { statuses: ofNobody, param: NOBODY },
  revokeInvite: { statuses: ofNobody, param: NOBODY },
  unlinkAccount: { statuses: ofNobody, param: NOBODY },
  makeCode: { statuses: ofNobody, param: NOBODY },
  getMemberDevices: { statuses: ofNobody, param: NOBODY },
  voidMemberDevice: { statuses: ofNobody, param: NOBODY },
  getAudit: { statuses: administrators },
  getReads: { statuses: administrators },
  getRetention: { statuses: administrators, query: '?days=365' },
  removeOld: { statuses: administrators, body: { days: 365 } },
  getIndicators: {
    // Every member may read their own values. An administrator who leads no team has no such values.
    statuses: members,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  getOwnIndicators: { statuses: members, query: '?from=2026-10-01&to=2026-10-31' },
  putIndicators: { statuses: managers, body: { values: [] } },
  importIndicators: {
    statuses: managers,
    body: { file: Buffer.from('month,won\n2026-10,3').toString('base64') },
  },
  getIndicatorHistory: {
    statuses: members,
    query: '?indicator=won&period=month&from=2026-10-01',
  },
  getIndicatorChoices: { statuses: members },
  putIndicatorChoices: { statuses: managers, body: { currency: 'EUR' } },
  getIndicatorReadiness: { statuses: managers },
  getIndicatorReviews: { statuses: heads },
  putIndicatorReview: { statuses: heads, body: { month: '2026-10-01', agreed: 'Calls.' } },
  getTokens: { statuses: managers },
  makeToken: {
    // An administrator may not make a token that reads what only heads of teams may read.
    statuses: { ...managers, administrator: 403 },
    body: { name: 'BI', scopes: ['report:read'], days: 30 },
  },
  revokeToken: {
    statuses: { ...managers, manager: 404, administrator: 404 },
    param: NOBODY,
  },
  getWebhooks: { statuses: administrators },
  addWebhook: {
    statuses: administrators,
    body: { url: 'https://hooks.company.example/', events: ['person.left'] },
  },
  changeWebhook: { statuses: ofNobody, param: NOBODY, body: { on: false } },
  removeWebhook: { statuses: ofNobody, param: NOBODY },
  renewWebhookSecret: { statuses: ofNobody, param: NOBODY },
  testWebhook: { statuses: ofNobody, param: NOBODY },
  getDeliveries: { statuses: ofNobody, param: NOBODY },
  getHealth: { statuses: administrators },
  getJoin: { statuses: anybody },
  getJoinStyle: { statuses: anybody },
  getJoinScript: { statuses: anybody },
  getConsole: { statuses: anybody },
  getConsoleFile: { statuses: anybody, param: 'main-a1B2c3D4.js' },
  getSignIn: { statuses: anybody },
  // This endpoint has no sign-in provider, so the routes for signing in do not exist.
  startSignIn: { statuses: nowhere, query: `?${START}` },
  finishSignIn: { statuses: nowhere, query: '?state=x' },
  getOpenApi: { statuses: anybody },
  health: { statuses: anybody },
  ready: { statuses: anybody },
  metrics: { statuses: anybody },
}

/**
 * Statuses for a program that uses a token with all scopes. The person who made the token is an
 * administrator and the head of the team.
 */
const BY_TOKEN: Partial<Record<RouteId, number>> = {
  getLayout: 200,
  getGroup: 200,
  getScheme: 200,
  getTeams: 200,
  getMembers: 200,
  getIndicators: 200,
  putIndicators: 200,
  getIndicatorHistory: 200,
  getIndicatorChoices: 200,
}

const isReading = (id: RouteId) => ROUTES[id].method === 'get'
const ids = Object.keys(ROUTES) as RouteId[]
const READING = ids.filter(isReading)
/** Routes that change data. Each test of such a route starts its own endpoint. */
const WRITING = ids.filter((id) => !isReading(id))

describe.each(CREDENTIALS)('by %s', (credential) => {
  describe.each(CALLERS)('a caller with the role %s', (role) => {
    const expectedOf = (id: RouteId) => {
      const { statuses, cookie = statuses } = EXPECTED[id]
      return (credential === 'cookie' ? cookie : statuses)[role]
    }
    /**
     * Starts a new endpoint. Returns a function that sends the request of a route as this caller, and
     * returns the status of the answer.
     */
    const callerOf = async () => {
      const endpoint = await startEndpoint()
      const member = await newMember(endpoint, 'Anna', 'Sales', role === 'none' ? 'member' : role)
      const named = {
        token: async () => (await connectDevice(endpoint, member)).authorization,
        cookie: async () => (await openConsole(endpoint, member)).headers,
      }
      const headers = role === 'none' ? { Origin: ORIGIN } : await named[credential]()
      return async (id: RouteId) => {
        const { param = '', query = '', body } = EXPECTED[id]
        const { method, path } = ROUTES[id]
        const answer = await endpoint.app.request(path.replaceAll(/:\w+/g, param) + query, {
          method: method.toUpperCase(),
          ...postOf(body, { Origin: ORIGIN, ...headers }),
        })
        return answer.status
      }
    }

    it('gets the expected status of every route that reads', async () => {
      const statusOf = await callerOf()
      const seen = await Promise.all(READING.map(async (id) => [id, await statusOf(id)]))
      expect(seen).toEqual(READING.map((id) => [id, expectedOf(id)]))
    })

    it.each(WRITING)('gets the expected status of %s', async (id) => {
      const statusOf = await callerOf()
      expect(await statusOf(id)).toBe(expectedOf(id))
    })
  })
})

describe('a program', () => {
  /**
   * Starts a new endpoint. Returns a function that sends the request of a route with a token that has
   * these scopes.
   */
  const programOf = async (scopes: readonly Scope[]) => {
    const endpoint = await startEndpoint()
    const maker = await newMember(endpoint, 'Olga', 'Sales', 'administrator')
    const acting = { now: endpoint.now, actor: maker.member }
    await changeMember(endpoint.db, maker.member, { leads: [maker.team] }, acting)
    const asked = { name: 'BI', scopes: [...scopes], days: 1 }
    const { secret } = await makeToken(endpoint.db, asked, acting)
    return async (id: RouteId) => {
      const { param = '', query = '', body } = EXPECTED[id]
      const { method, path } = ROUTES[id]
      const answer = await endpoint.app.request(path.replaceAll(/:\w+/g, param) + query, {
        method: method.toUpperCase(),
        ...postOf(body, { Origin: ORIGIN, Authorization: `Bearer ${secret}` }),
      })
      return answer.status
    }
  }
  /**
   * Returns the expected status for a program. For an open route it is the status for a caller without
   * credentials. For any other route it is the one in BY_TOKEN, or 403 if no scope covers the route.
   */
  const expectedOf = (id: RouteId) => {
    if (ROUTES[id].role === 'open') return EXPECTED[id].statuses.none
    return BY_TOKEN[id] ?? 403
  }

  it('with every scope gets the expected status of every route', async () => {
    const statusOf = await programOf(SCOPES)
    for (const id of ids) expect([id, await statusOf(id)]).toEqual([id, expectedOf(id)])
  })

  it.each(SCOPES)('with %s alone gets the routes that name it, and no others', async (scope) => {
    const statusOf = await programOf([scope])
    for (const id of ids) {
      const { role, scopes = [] } = ROUTES[id] as MemberRoute<unknown, unknown, unknown>
      const isOpen = (role as string) === 'open'
      const expected = isOpen || scopes.includes(scope) ? expectedOf(id) : 403
      expect([id, await statusOf(id)]).toEqual([id, expected])
    }
  })
})

describe('the route table', () => {
  it('describes every route that is served, and is served as a whole', async () => {
    const { app } = await startEndpoint()
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const described = Object.values(ROUTES).map(
      ({ method, path }) => `${method.toUpperCase()} ${path}`,
    )
    expect([...new Set(served)].sort()).toEqual(described.sort())
  })

  it('lets only a route that checks the caller read who is calling', () => {
    expectTypeOf<keyof OpenEnv['Variables']>().toEqualTypeOf<'requestId'>()
    expectTypeOf<keyof MemberEnv['Variables']>().toEqualTypeOf<'requestId' | 'caller'>()
  })
})

describe('a member', () => {
  it('sees who they are, and sees and revokes only their own devices', async () => {
    const endpoint = await startEndpoint()
    const anna = await newMember(endpoint, 'Anna')
    const [laptop, phone] = [
      await connectDevice(endpoint, anna),
      await connectDevice(endpoint, anna),
    ]
    const boris = await newDevice(endpoint, 'Boris')
    expect(await (await laptop.get('/v1/me')).json()).toEqual({
      id: anna.member,
      member: 'Anna',
      workingTime: { team: { off: [] } },
      team: 'Sales',
      role: 'member',
      device: laptop.id,
      mode: { mode: 'named' },
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
