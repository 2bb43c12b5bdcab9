/**
 * Compares random actions of administrators and people with a simple model of the endpoint. The endpoint
 * runs as two processes. Some replies are lost, and some requests arrive twice at the same time.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { day, minute } from '../../../src/core/time/units.ts'
import { Connected, InvitedMember, Layout, Members, Teams } from '../../../src/sync/contract.ts'
import {
  everythingIn,
  newDevice,
  postOf,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'
import { startProcess } from '../faults/process.ts'

interface Rep {
  id: string
  name: string
  team: string
  state: 'here' | 'leaving' | 'left' | 'forgotten'
  device: string
  token: string | undefined
  /** For the id of each row, the row's team, revision and start (epoch milliseconds). */
  rows: Map<string, { team: string; revision: number; startedAt: number }>
}

const ACTS = [
  'invite',
  'code',
  'move',
  'rename',
  'leave',
  'leave later',
  'return',
  'forget',
  'send',
  'send',
  'correct',
] as const

const FAULTS = ['none', 'none', 'reply lost', 'twice at once'] as const

const step = fc.record({
  act: fc.constantFrom(...ACTS),
  rep: fc.nat({ max: 2 }),
  team: fc.nat({ max: 2 }),
  fault: fc.constantFrom(...FAULTS),
  isOther: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const openWorld = async () => {
  const endpoint = await startEndpoint()
  endpoint.now = Date.now()
  const admin = await newDevice(endpoint, 'Ada', 'Office', 'administrator')
  const head = await newDevice(endpoint, 'Hugo', 'Office', 'manager')
  const other = await startProcess(endpoint.where)

  const once = async (isOther: boolean, path: string, init: RequestInit) => {
    // Sends the request again, as a browser does, while the endpoint is busy.
    for (let tries = 0; ; tries++) {
      endpoint.now = Date.now()
      const answer = isOther
        ? await fetch(other.url() + path, init)
        : await endpoint.app.request(path, init)
      if (answer.status !== 503 || tries > 50) return answer
      await answer.body?.cancel()
    }
  }
  interface Asked {
    method: string
    path: string
    body?: unknown
    token?: string | undefined
    fault?: Step['fault']
    isOther?: boolean
  }
  /** Returns the answers that arrived. If `fault` is set, the first answer may be missing. */
  const ask = async ({ method, path, body, token, fault = 'none', isOther = false }: Asked) => {
    const headers = { Authorization: `Bearer ${token ?? admin.token}` }
    const init = { method, ...postOf(body, headers) }
    if (fault === 'twice at once')
      return Promise.all([once(isOther, path, init), once(!isOther, path, init)])
    if (fault === 'reply lost') await (await once(isOther, path, init)).body?.cancel()
    return [await once(fault === 'reply lost' ? !isOther : isOther, path, init)]
  }
  const read = async <T>(path: string, token?: string) => {
    const [answer] = await ask({ method: 'GET', path, token })
    return (await (answer as Response).json()) as T
  }
  return { endpoint, ask, read, admin, head }
}
type World = Awaited<ReturnType<typeof openWorld>>

/** Expects exactly one of the answers to contain a valid token, which the rep's browser then uses. */
const adopt = async ({ ask }: World, rep: Rep, answers: readonly Response[]) => {
  const valid: string[] = []
  for (const answer of answers) {
    if (answer.status !== 200) continue
    const { token } = Connected.parse(await answer.json())
    const [me] = await ask({ method: 'GET', path: '/v1/me', token })
    if (me?.status === 200) valid.push(token)
  }
  expect(valid).toHaveLength(1)
  rep.token = valid[0]
}

const play = async (world: World, reps: Rep[], teams: readonly string[], one: Step) => {
  const { ask } = world
  const { fault, isOther } = one
  const rep = reps[one.rep] as Rep
  const to = teams[one.team] as string
  const isThere = rep.state === 'here' || rep.state === 'leaving'
  const path = `/v1/members/${rep.id}`
  const post = (verb: string, body: unknown) =>
    ask({ method: 'POST', path: `${path}/${verb}`, body, fault, isOther })
  const expectAll = (answers: readonly Response[], ...statuses: number[]) => {
    for (const { status } of answers)
      expect([one.act, statuses.includes(status), status]).toEqual([one.act, true, status])
  }
  const gone = rep.state === 'forgotten' ? 404 : 409

  if (one.act === 'invite' || one.act === 'code') {
    // The endpoint shows an invite link only once. If the reply was lost, an administrator would ask for
    // another link, which makes the first one invalid. This request therefore gets no fault.
    const made = await ask({ method: 'POST', path: `${path}/${one.act}`, isOther })
    if (!isThere) return expectAll(made, gone)
    const { code } = (await (made[0] as Response).json()) as { code: string }
    const body = { code, device: rep.device }
    const connected = await ask({ method: 'POST', path: '/v1/devices', body, fault, isOther })
    return adopt(world, rep, connected)
  }
  if (one.act === 'move') {
    const answers = await post('move', { team: to })
    if (!isThere) return expectAll(answers, gone)
    expectAll(answers, 200)
    rep.team = to
  }
  if (one.act === 'rename') {
    const name = `Rep ${randomUUID()}`
    const body = { name: ` ${name.toUpperCase()} ` }
    const answers = await ask({ method: 'PUT', path, body, fault, isOther })
    if (rep.state === 'forgotten') return expectAll(answers, 404)
    expectAll(answers, 200)
    rep.name = name.toUpperCase()
  }
  if (one.act === 'leave') {
    const answers = await post('leave', {})
    if (rep.state === 'forgotten') return expectAll(answers, 404)
    expectAll(answers, 200)
    Object.assign(rep, { state: 'left', token: undefined })
  }
  if (one.act === 'leave later') {
    const lastDay = new Date(Date.now() + 2 * day).toISOString().slice(0, 10)
    const answers = await post('leave', { lastDay })
    if (!isThere) return expectAll(answers, gone)
    expectAll(answers, 200)
    rep.state = 'leaving'
  }
  if (one.act === 'return') {
    const answers = await post('return', rep.state === 'left' ? { team: to } : {})
    if (rep.state === 'forgotten') return expectAll(answers, 404)
    expectAll(answers, 200)
    if (rep.state === 'left') rep.team = to
    rep.state = 'here'
  }
  if (one.act === 'forget') {
    const answers = await ask({ method: 'DELETE', path, fault, isOther })
    expectAll(answers, ...(rep.state === 'forgotten' ? [404] : [204, 404]))
    Object.assign(rep, { state: 'forgotten', token: undefined, rows: new Map() })
  }
  if (one.act === 'send' || one.act === 'correct') {
    if (!rep.token) return
    const [known] = [...rep.rows].slice(-1)
    const startedAt = Date.now()
    const fresh = segment({ startedAt, endedAt: startedAt + minute, changedAt: startedAt })
    const [id, before] = one.act === 'correct' && known ? known : [fresh.id, undefined]
    const revision = (before?.revision ?? 0) + 1
    const start = before?.startedAt ?? startedAt
    const row = { ...fresh, id, revision, startedAt: start, endedAt: start + minute + revision }
    const body = { segments: [row] }
    const sent = { method: 'PUT', path: '/v1/segments', body, token: rep.token, fault, isOther }
    for (const answer of await ask(sent)) {
      expect(answer.status).toBe(200)
      const { results } = (await answer.json()) as { results: { result: string }[] }
      expect(results.map(({ result }) => result)).toEqual(['stored'])
    }
    rep.rows.set(id, { team: before?.team ?? rep.team, revision, startedAt: start })
  }
}

/** Compares all that the endpoint answers and stores with the model. */
const compare = async (world: World, reps: readonly Rep[], teams: readonly string[]) => {
  const { endpoint, ask, read, head } = world
  const { members } = Members.parse(await read('/v1/members'))
  const own = members.filter(({ id }) => reps.some((rep) => rep.id === id))
  const inOrder = <T extends { id: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(
    inOrder(own).map(({ id, name, team, leavesAt, devices }) => ({
      id,
      name,
      team: team.id,
      isLeaving: leavesAt !== undefined,
      devices,
    })),
  ).toEqual(
    inOrder(reps.filter(({ state }) => state !== 'forgotten')).map((rep) => ({
      id: rep.id,
      name: rep.name,
      team: rep.team,
      isLeaving: rep.state !== 'here',
      devices: rep.token ? 1 : 0,
    })),
  )
  for (const rep of reps) {
    const rows = await endpoint.db
      .selectFrom('segments')
      .select(['id', 'team', 'revision', 'started_at as startedAt'])
      .where('member', '=', rep.id)
      .execute()
    expect(new Map(rows.map(({ id, ...row }) => [id, row]))).toEqual(rep.rows)
    if (!rep.token) continue
    const me = await read('/v1/team', rep.token)
    expect(me).toMatchObject({ id: rep.team })
    for (const isOther of [false, true]) {
      const path = '/v1/segments?limit=500'
      const [answer] = await ask({ method: 'GET', path, token: rep.token, isOther })
      const { segments } = (await (answer as Response).json()) as { segments: { id: string }[] }
      expect(new Set(segments.map(({ id }) => id))).toEqual(new Set(rep.rows.keys()))
    }
  }
  for (const team of teams) {
    const range = `from=2026-01-01&to=2026-01-01&zone=UTC&team=${team}`
    const layout = Layout.parse(await read(`/v1/team/layout?${range}`, head.token))
    const expected = reps.filter(
      (rep) =>
        rep.state !== 'forgotten' &&
        (rep.team === team || [...rep.rows.values()].some((row) => row.team === team)),
    )
    expect(layout.members.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
  }
  const held = await everythingIn(endpoint.db)
  for (const { state, name } of reps) if (state === 'forgotten') expect(held).not.toContain(name)
}

it('any series of acts and faults, on two processes, gives the same people as a simple model', async () => {
  const world = await openWorld()
  const { ask, read, head } = world
  const known = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }),
      async (steps) => {
        const teams: string[] = []
        for (let i = 0; i < 3; i++) {
          const body = { name: `Team ${randomUUID()}` }
          const [answer] = await ask({ method: 'POST', path: '/v1/teams', body })
          const { id } = (await (answer as Response).json()) as { id: string }
          teams.push(id)
          known.add(id)
        }
        const leads = [...known]
        const headPath = `/v1/members/${head.member.member}`
        await ask({ method: 'PUT', path: headPath, body: { leads: leads.slice(-100) } })
        const reps: Rep[] = []
        for (let i = 0; i < 3; i++) {
          const rep = {
            id: randomUUID(),
            name: `Rep ${randomUUID()}`,
            team: teams[i % 3] as string,
          }
          const fault = FAULTS[i] ?? 'none'
          const [answer] = await ask({ method: 'POST', path: '/v1/members', body: rep, fault })
          const { member, invite } = InvitedMember.parse(await answer?.json())
          expect(member.id).toBe(rep.id)
          const device = randomUUID()
          reps.push({ ...rep, state: 'here', device, token: undefined, rows: new Map() })
          const connecting = { code: invite.code, device }
          await adopt(
            world,
            reps[i] as Rep,
            await ask({ method: 'POST', path: '/v1/devices', body: connecting, fault }),
          )
        }
        for (const one of steps) await play(world, reps, teams, one)
        await compare(world, reps, teams)
      },
    ),
    { numRuns: process.env.STINT_LONG ? 300 : 5, endOnFailure: true },
  )
  expect(Teams.parse(await read('/v1/teams')).teams.length).toBeGreaterThan(3)
})
