/** Starts an endpoint with an administrator and people in two teams, to test the routes for people. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { hour } from '../../../src/core/time/units.ts'
import { Layout, MemberEntry } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  type Endpoint,
  NOON,
  newDevice,
  newMember,
  postOf,
  segment,
  startEndpoint,
  type TestDevice,
} from './fixture.ts'

export const startFixture = async (options = {}) => {
  const endpoint = await startEndpoint(options)
  const admin = await newDevice(endpoint, 'Ada', 'Office', 'administrator')
  const anna = await newMember(endpoint, 'Anna', 'Sales')
  const laptop = await connectDevice(endpoint, anna)
  const support = (await newMember(endpoint, 'Boris', 'Support')).team
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await admin.ask(path, method, body)
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : undefined }
  }
  /** Sends a request that changes a person, such as `move`, and expects success. */
  const act = async (member: string, verb: string, body: unknown = {}) => {
    const { status, body: answer } = await ask('POST', `/v1/members/${member}/${verb}`, body)
    expect([verb, status, answer?.detail]).toEqual([verb, 200, undefined])
    return MemberEntry.parse(answer)
  }
  return { endpoint, admin, anna, laptop, support, ask, act }
}
export type Fixture = Awaited<ReturnType<typeof startFixture>>

export const addHead = async ({ endpoint }: Fixture, ...teams: string[]) => {
  const head = await newMember(endpoint, `Head ${randomUUID()}`, 'Heads')
  return { head, teams, device: await connectDevice(endpoint, head) }
}

export const readLayout = async (device: TestDevice, query = '') => {
  const answer = await device.get(`/v1/team/layout?from=2026-11-16&to=2026-12-06&zone=UTC${query}`)
  return { status: answer.status, ...(answer.status === 200 && Layout.parse(await answer.json())) }
}

export const connectBy = (
  { app }: Endpoint,
  code: string,
  { device = randomUUID(), query = '' }: { device?: string; query?: string } = {},
) => app.request(`/v1/devices${query}`, { method: 'POST', ...postOf({ code, device }, {}) })

export const at = (hours: number, changes = {}) =>
  segment({ startedAt: NOON + hours * hour, endedAt: NOON + (hours + 0.5) * hour, ...changes })
