/** Tests that each message of a webhook arrives at least once. */
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { deliverRegularly } from '../../../server/webhooks/deliver.ts'
import { day, minute, second } from '../../../src/core/time/units.ts'
import { WEBHOOK_DISABLE, WEBHOOK_GIVE_UP, WEBHOOK_LEASE } from '../../../src/sync/contract.ts'
import { connectDevice, newMember, startEndpoint } from '../../support/endpoint/fixture.ts'
import { startReceiver } from '../../support/endpoint/receiver.ts'
import { networks, startFixture } from '../../support/endpoint/webhook-fixture.ts'
import { startProcess } from '../faults/process.ts'

describe('a delivery', () => {
  it('is tried again later and later under the same id, and then given up', async () => {
    const { endpoint, add, deliver, deliveries, receiver, list } = await startFixture()
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
    const { endpoint, add, ask, deliver, deliveries, receiver, list } = await startFixture()
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
    const { endpoint, add, deliver, list, receiver } = await startFixture()
    receiver.answer = (response) => response.writeHead(410).end()
    await add()
    await newMember(endpoint, 'Anna')
    await deliver()
    expect(await list()).toMatchObject([{ off: { why: 'gone' } }])
  })

  it('to one that is slow or down does not hold up another', async () => {
    const { endpoint, add, deliver, receiver } = await startFixture()
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
    const { endpoint, add, deliver, receiver } = await startFixture()
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

  it('under way is broken off when the service stops, and made at once by the next', async () => {
    const { endpoint, add, deliver, deliveries, receiver } = await startFixture()
    const arrived = new Promise<void>((resolve) => {
      receiver.answer = () => resolve()
    })
    const { id } = await add({ events: ['person.joined'] })
    await newMember(endpoint, 'Anna')
    const log = pino({ level: 'silent' })
    const stop = deliverRegularly(endpoint.db, {
      now: () => endpoint.now,
      sending: { networks },
      log,
    })
    await arrived
    await stop()
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', attempts: 0 }])
    receiver.answer = (response) => response.writeHead(200).end()
    await deliver()
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 1 }])
  })

  it('is made again once the lease of a process that died has ended', async () => {
    const { endpoint, add, deliver, receiver } = await startFixture()
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
    // The receiver does not answer. The test kills the process after it has sent the message, and before
    // it knows the outcome.
    receiver.answer = () => resolve()
  })
  const body = { url: receiver.url, events: ['person.joined'] }
  expect((await device.ask('/v1/webhooks', 'POST', body)).status).toBe(200)
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
  // The killed process had reserved the message. Ends this reservation, which would otherwise last for
  // another minute.
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

it('messages are not sent before their time', async () => {
  const { endpoint, add, deliver, receiver } = await startFixture()
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
