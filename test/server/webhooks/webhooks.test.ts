/** Webhooks: which events are sent, who caused them, and that each message arrives at least once. */
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { addMember, insertMember } from '../../../server/people/add-member.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { leaveTeam, returnMember } from '../../../server/people/leave.ts'
import { moveMember } from '../../../server/people/move.ts'
import { deliverDue } from '../../../server/webhooks/deliver.ts'
import { networksFrom } from '../../../server/webhooks/networks.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { day, hour, minute, second } from '../../../src/core/time/units.ts'
import {
  type Deliveries,
  MAX_WEBHOOKS,
  type MadeWebhook,
  type NewWebhook,
  WEBHOOK_DISABLE,
  WEBHOOK_EVENTS,
  WEBHOOK_GIVE_UP,
  WEBHOOK_LEASE,
  WebhookMessage,
  type Webhooks,
  type WebhookTest,
} from '../../../src/sync/contract.ts'
import {
  connectDevice,
  everythingIn,
  NOON,
  newMember,
  postOf,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'
import { startReceiver } from '../../support/endpoint/receiver.ts'
import { startProcess } from '../faults/process.ts'

/** Networks to which webhooks may go: in tests the receivers are on this machine. */
const networks = networksFrom('', '127.0.0.0/8')
const SILENT = pino({ level: 'silent' })

const office = async () => {
  const endpoint = await startEndpoint({ webhooks: { networks } })
  const olga = await newMember(endpoint, 'Olga Sim', 'Office', 'administrator')
  const device = await connectDevice(endpoint, olga)
  const ask = async <T>(path: string, method = 'GET', body?: unknown) => {
    const asked = { method, ...postOf(body, device.authorization) }
    const answer = await endpoint.app.request(`/v1/webhooks${path}`, asked)
    if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
  const receiver = await startReceiver()
  const add = async (webhook: Partial<NewWebhook> = {}) => {
    const body = { url: receiver.url, events: [...WEBHOOK_EVENTS], ...webhook }
    const made = await ask<MadeWebhook>('', 'POST', body)
    return { id: made.webhook.id, secret: made.secret }
  }
  const deliver = (db = endpoint.db) =>
    deliverDue(db, {
      now: () => endpoint.now,
      sending: { networks },
      log: SILENT,
      random: () => 0,
    })
  const list = async () => (await ask<Webhooks>('')).webhooks
  const deliveries = async (id: string) => (await ask<Deliveries>(`/${id}/deliveries`)).deliveries
  const acting = () => ({ now: endpoint.now, actor: 'test' })
  // The clock is set to the endpoint's time, because a receiver checks that a message is not older than
  // five minutes.
  const verified = (secret: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: endpoint.now })
    try {
      return receiver.verified(secret)
    } finally {
      vi.useRealTimers()
    }
  }
  return { endpoint, olga, receiver, ask, add, deliver, list, deliveries, acting, verified }
}

describe('a webhook', () => {
  it('is told, signed, who came, moved, left, sent a day, and what became of the scheme', async () => {
    const { endpoint, olga, add, deliver, acting, verified } = await office()
    const { secret } = await add()
    const anna = await newMember(endpoint, 'Anna Lee')
    const laptop = await connectDevice(endpoint, anna)
    await laptop.send([segment()], '?zone=UTC')
    for (let again = 0; again < 2; again++) await laptop.get('/v1/days/2026-11-23?zone=UTC')
    await moveMember(endpoint.db, anna.member, olga.team, acting())
    await leaveTeam(endpoint.db, anna.member, { lastDay: '2026-11-30', zone: 'UTC' }, acting())
    await returnMember(endpoint.db, anna.member, undefined, acting())
    const head = await newMember(endpoint, 'Mia Roe', 'Sales', 'manager')
    const change = {
      after: 1,
      zone: 'UTC',
      changeEvery: 3,
      categories: FIRST_SCHEME.categories,
      readiness: { indicatorsInCrm: true, crmForHalfAYear: true },
    }
    const changing = await connectDevice(endpoint, head)
    const scheme = { method: 'PUT', ...postOf(change, changing.authorization) }
    expect((await endpoint.app.request('/v1/scheme', scheme)).status).toBe(200)
    await deliver()
    const person = anna.member
    const at = new Date(NOON).toISOString()
    const messages = verified(secret).map(({ type, data }) => ({ type, data }))
    const expected = [
      { type: 'person.joined', data: { team: anna.team, person } },
      { type: 'day.received', data: { team: anna.team, person, date: '2026-11-23' } },
      { type: 'person.left', data: { team: anna.team, person, at } },
      { type: 'person.joined', data: { team: olga.team, person } },
      { type: 'person.left', data: { team: olga.team, person, at: '2026-12-01T00:00:00.000Z' } },
      { type: 'person.joined', data: { team: olga.team, person } },
      { type: 'person.joined', data: { team: head.team, person: head.member } },
      { type: 'scheme.changed', data: { team: head.team, version: 2, from: '2026-11-24' } },
    ]
    expect(messages).toHaveLength(expected.length)
    expect(messages).toEqual(expect.arrayContaining(expected))
    for (const message of verified(secret)) expect(WebhookMessage.parse(message)).toEqual(message)
  })

  it('gets the events that it wants, of its team', async () => {
    const { endpoint, olga, add, deliver, receiver, acting } = await office()
    await add({ team: olga.team, events: ['person.left'] })
    const [anna, boris] = [
      await newMember(endpoint, 'Anna', 'Office'),
      await newMember(endpoint, 'Boris'),
    ]
    for (const { member } of [anna, boris]) await leaveTeam(endpoint.db, member, {}, acting())
    await deliver()
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.person)).toEqual([anna.member])
  })

  it('gets no message about a change that was rolled back', async () => {
    const { endpoint, olga, add, deliver, receiver, acting } = await office()
    await add()
    const rolledBack = endpoint.db.transaction().execute(async (tx) => {
      await insertMember(tx, { id: olga.team, name: 'Office' }, { name: 'Nobody' }, acting())
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    await deliver()
    expect(receiver.received).toEqual([])
  })

  it('is not told who has sent a day in group mode, or of a day without anything', async () => {
    const { endpoint, olga, add, deliver, receiver } = await office()
    await add({ events: ['day.received'] })
    const anna = await connectDevice(endpoint, await newMember(endpoint, 'Anna', 'Office'))
    await anna.get('/v1/days/2026-11-22?zone=UTC')
    await anna.send([segment()], '?zone=UTC')
    const administrator = await connectDevice(endpoint, olga)
    const mode = { method: 'PUT', ...postOf({ mode: 'group' }, administrator.authorization) }
    expect((await endpoint.app.request(`/v1/teams/${olga.team}/mode`, mode)).status).toBe(200)
    await anna.get('/v1/days/2026-11-23?zone=UTC')
    await deliver()
    expect(receiver.received).toEqual([])
  })

  it('forgets what it was not told yet of a person who is forgotten', async () => {
    const { endpoint, add, receiver, deliver, acting } = await office()
    await add({ events: ['person.joined', 'person.left'] })
    const anna = await newMember(endpoint, 'Anna Lee')
    await forgetMember(endpoint.db, anna, acting().now)
    await deliver()
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['person.left'])
    expect(await everythingIn(endpoint.db)).not.toContain('Anna Lee')
  })
})

describe('a delivery', () => {
  it('is tried again later and later under the same id, and then given up', async () => {
    const { endpoint, add, deliver, deliveries, receiver, list } = await office()
    receiver.answer = (response) => response.writeHead(503).end()
    const { id } = await add({ events: ['person.joined'] })
    await newMember(endpoint, 'Anna')
    const begun = endpoint.now
    await deliver()
    await deliver()
    expect(receiver.received).toHaveLength(1)
    expect(await deliveries(id)).toMatchObject([
      { state: 'waiting', attempts: 1, status: 503, nextAt: begun + 5 * second },
    ])
    expect(await list()).toMatchObject([{ failingSince: begun }])
    const pauses: number[] = []
    for (;;) {
      const [one] = await deliveries(id)
      if (one?.nextAt === undefined) break
      pauses.push(one.nextAt - endpoint.now)
      endpoint.now = one.nextAt
      await deliver()
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses.at(-1)).toBe(day / 2)
    expect(endpoint.now - begun).toBeLessThanOrEqual(WEBHOOK_GIVE_UP)
    expect(endpoint.now - begun).toBeGreaterThan(WEBHOOK_GIVE_UP - day)
    expect(await deliveries(id)).toMatchObject([
      { state: 'given-up', attempts: pauses.length + 1, doneAt: endpoint.now },
    ])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    receiver.answer = (response) => response.writeHead(200).end()
    await newMember(endpoint, 'Boris')
    await deliver()
    const [works] = await list()
    expect(works).toMatchObject({ lastSuccessAt: endpoint.now })
    expect(works).not.toHaveProperty('failingSince')
    endpoint.now += 15 * day
    await deliver()
    expect(await deliveries(id)).toEqual([])
  })

  it('that has failed for days switches the webhook off, until somebody switches it on', async () => {
    const { endpoint, add, ask, deliver, deliveries, receiver, list } = await office()
    receiver.answer = (response) => response.writeHead(500).end()
    const { id } = await add({ events: ['person.joined'] })
    for (let n = 0; n <= WEBHOOK_DISABLE / day; n++) {
      await newMember(endpoint, `Rep ${n}`)
      await deliver()
      endpoint.now += day
    }
    await newMember(endpoint, 'Late')
    await deliver()
    expect(await list()).toMatchObject([{ off: { why: 'failing' } }])
    expect((await deliveries(id)).filter(({ state }) => state === 'waiting')).toEqual([])
    const { length } = receiver.received
    await newMember(endpoint, 'Unheard')
    await deliver()
    expect(receiver.received).toHaveLength(length)
    receiver.answer = (response) => response.writeHead(200).end()
    const on = await ask(`/${id}`, 'PUT', { on: true })
    expect(on).not.toHaveProperty('off')
    expect(on).not.toHaveProperty('failingSince')
    const anna = await newMember(endpoint, 'Anna')
    await deliver()
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '').data.person).toBe(anna.member)
  })

  it('that is answered by 410 switches it off at once', async () => {
    const { endpoint, add, deliver, list, receiver } = await office()
    receiver.answer = (response) => response.writeHead(410).end()
    await add()
    await newMember(endpoint, 'Anna')
    await deliver()
    expect(await list()).toMatchObject([{ off: { why: 'gone' } }])
  })

  it('to one that is slow or down does not hold up another', async () => {
    const { endpoint, add, deliver, receiver } = await office()
    const down = await startReceiver()
    down.answer = (response) => response.writeHead(500).end()
    await add({ url: down.url })
    const { secret } = await add()
    for (let n = 0; n < 30; n++) await newMember(endpoint, `Rep ${n}`)
    await deliver()
    expect(down.received).toHaveLength(1)
    expect(receiver.received).toHaveLength(20)
    await deliver()
    expect(receiver.received).toHaveLength(30)
    expect(secret).toMatch(/^whsec_/)
  })

  it('is made once where two processes look at once', async () => {
    const { endpoint, add, deliver, receiver } = await office()
    const other = await openDatabase(endpoint.where)
    try {
      receiver.answer = async (response) => {
        await wait(20)
        response.writeHead(200).end()
      }
      await add()
      for (let n = 0; n < 10; n++) await newMember(endpoint, `Rep ${n}`)
      await Promise.all([deliver(), deliver(other), deliver(), deliver(other)])
      const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
      expect(ids).toHaveLength(10)
      expect(new Set(ids).size).toBe(10)
    } finally {
      await other.destroy()
    }
  })

  it('is made again once the lease of a process that died has ended', async () => {
    const { endpoint, add, deliver, receiver } = await office()
    await add()
    await newMember(endpoint, 'Anna')
    const lease = { lease: 'of another', leased_until: endpoint.now + WEBHOOK_LEASE }
    await endpoint.db.updateTable('webhook_messages').set(lease).execute()
    await deliver()
    expect(receiver.received).toHaveLength(0)
    endpoint.now += WEBHOOK_LEASE
    await deliver()
    expect(receiver.received).toHaveLength(1)
  })
})

it('a message that was taken while the process was killed comes again', async () => {
  const endpoint = await startEndpoint({ webhooks: { networks } })
  const olga = await newMember(endpoint, 'Olga', 'Office', 'administrator')
  const device = await connectDevice(endpoint, olga)
  const receiver = await startReceiver()
  let killed = () => {}
  const arrived = new Promise<void>((resolve) => {
    // The receiver never answers: the process is killed after the delivery, before it knows the outcome.
    receiver.answer = () => resolve()
  })
  const body = { url: receiver.url, events: ['person.joined'] }
  const asked = { method: 'POST', ...postOf(body, device.authorization) }
  expect((await endpoint.app.request('/v1/webhooks', asked)).status).toBe(200)
  vi.stubEnv('STINT_WEBHOOK_NETWORKS', '127.0.0.0/8')
  const service = await startProcess(endpoint.where)
  await addMember(endpoint.db, 'Anna', 'Office', Date.now())
  await arrived
  const again = new Promise<void>((resolve) => {
    killed = resolve
  })
  receiver.answer = (response) => {
    response.writeHead(200).end()
    killed()
  }
  await service.end()
  // Ends the reservation of the message, as the passing of a minute would.
  await endpoint.db.updateTable('webhook_messages').set({ leased_until: 0 }).execute()
  await service.restart()
  await again
  vi.unstubAllEnvs()
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  await vi.waitFor(async () => {
    const [row] = await endpoint.db.selectFrom('webhook_messages').selectAll().execute()
    expect(row).toMatchObject({ state: 'delivered', attempts: 2 })
  })
})

describe('an administrator', () => {
  it('tests a webhook, and sees what came back', async () => {
    const { add, ask, receiver, verified } = await office()
    const { id, secret } = await add()
    const test = () => ask<WebhookTest>(`/${id}/test`, 'POST')
    expect(await test()).toEqual({ status: 204, milliseconds: expect.any(Number) })
    expect(verified(secret)).toMatchObject([{ type: 'test', data: { webhook: id } }])
    receiver.answer = (response) => response.writeHead(418).end()
    expect(await test()).toMatchObject({ status: 418 })
    receiver.answer = (response) => response.destroy()
    expect(await test()).toMatchObject({ failure: 'unreachable' })
  })

  it('sees the secret once; after a new one both sign for a day', async () => {
    const { endpoint, add, ask, deliver, list, receiver, verified } = await office()
    const { id, secret } = await add({ events: ['person.joined'] })
    expect(JSON.stringify(await list())).not.toContain(secret)
    const { secret: next } = await ask<MadeWebhook>(`/${id}/secret`, 'POST')
    expect(next).not.toBe(secret)
    await newMember(endpoint, 'Anna')
    await deliver()
    expect([verified(secret), verified(next)].map(({ length }) => length)).toEqual([1, 1])
    expect(await list()).toMatchObject([{ oldSecretUntil: endpoint.now + day }])
    endpoint.now += day + hour
    receiver.received.length = 0
    await ask(`/${id}/test`, 'POST')
    expect(verified(next)).toHaveLength(1)
    expect(() => verified(secret)).toThrow('No matching signature')
    expect((await list())[0]).not.toHaveProperty('oldSecretUntil')
  })

  it('changes, switches off and removes one, with what waits for it', async () => {
    const { endpoint, add, ask, deliver, deliveries, receiver, list } = await office()
    const { id } = await add()
    await newMember(endpoint, 'Anna')
    await ask(`/${id}`, 'PUT', { on: false })
    expect(await deliveries(id)).toMatchObject([{ state: 'given-up', attempts: 0 }])
    expect(await list()).toMatchObject([{ off: { why: 'person', at: endpoint.now } }])
    await ask(`/${id}`, 'PUT', { on: true, events: ['person.left'] })
    expect(await list()).toMatchObject([{ events: ['person.left'] }])
    await newMember(endpoint, 'Boris')
    await ask(`/${id}`, 'DELETE')
    await deliver()
    expect(receiver.received).toEqual([])
    expect(await endpoint.db.selectFrom('webhook_messages').selectAll().execute()).toEqual([])
    const acts = await endpoint.db.selectFrom('audit').select(['act', 'detail']).execute()
    expect(acts.filter(({ act }) => act.startsWith('webhook')).map(({ act }) => act)).toContain(
      'webhook removed',
    )
    expect(JSON.stringify(acts)).not.toContain(receiver.url)
  })

  it('adds as many as there may be', async () => {
    const { add } = await office()
    for (let n = 0; n < MAX_WEBHOOKS; n++) await add()
    await expect(add()).rejects.toThrow('as many as there may be')
  })

  it.each([
    'ftp://hooks.company.example/',
    'http://hooks.company.example/',
    'https://name:secret@hooks.company.example/',
    'https://hooks.company.example/#part',
    'https://10.1.2.3/',
    'https://[::ffff:10.1.2.3]/',
    'https://169.254.169.254/latest',
    'not an address',
  ])('cannot add %s', async (url) => {
    const { add } = await office()
    await expect(add({ url })).rejects.toThrow('400')
  })
})

it('messages are not sent before their time', async () => {
  const { endpoint, add, deliver, receiver } = await office()
  receiver.answer = (response) => response.writeHead(500).end()
  await add()
  await newMember(endpoint, 'Anna')
  await deliver()
  endpoint.now += 5 * second - 1
  await deliver()
  expect(receiver.received).toHaveLength(1)
  endpoint.now += 1
  await deliver()
  expect(receiver.received).toHaveLength(2)
  endpoint.now += minute
  await deliver()
  expect(receiver.received).toHaveLength(3)
})
