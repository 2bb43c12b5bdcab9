/**
 * Tests which events webhooks report, who caused these events, and how an administrator manages
 * webhooks.
 */
import { describe, expect, it } from 'vitest'
import { insertMember } from '../../../server/people/add-member.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { leaveTeam, returnMember } from '../../../server/people/leave.ts'
import { moveMember } from '../../../server/people/move.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { day, hour } from '../../../src/core/time/units.ts'
import {
  MAX_WEBHOOKS,
  type MadeWebhook,
  WebhookMessage,
  type WebhookTest,
} from '../../../src/sync/contract.ts'
import {
  connectDevice,
  everythingIn,
  NOON,
  newDevice,
  newMember,
  segment,
} from '../../support/endpoint/fixture.ts'
import { startFixture } from '../../support/endpoint/webhook-fixture.ts'

describe('a webhook', () => {
  it('gets signed messages about people who came, moved or left, about sent days, and about changes of the scheme', async () => {
    const { endpoint, olga, add, deliver, acting, verified } = await startFixture()
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
    expect((await changing.ask('/v1/scheme', 'PUT', change)).status).toBe(200)
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
    const { endpoint, olga, add, deliver, receiver, acting } = await startFixture()
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
    const { endpoint, olga, add, deliver, receiver, acting } = await startFixture()
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
    const { endpoint, olga, add, deliver, receiver } = await startFixture()
    await add({ events: ['day.received'] })
    const anna = await newDevice(endpoint, 'Anna', 'Office')
    await anna.get('/v1/days/2026-11-22?zone=UTC')
    await anna.send([segment()], '?zone=UTC')
    const administrator = await connectDevice(endpoint, olga)
    const changed = await administrator.ask(`/v1/teams/${olga.team}/mode`, 'PUT', { mode: 'group' })
    expect(changed.status).toBe(200)
    await anna.get('/v1/days/2026-11-23?zone=UTC')
    await deliver()
    expect(receiver.received).toEqual([])
  })

  it('gets no waiting message about a person who is forgotten', async () => {
    const { endpoint, add, receiver, deliver, acting } = await startFixture()
    await add({ events: ['person.joined', 'person.left'] })
    const anna = await newMember(endpoint, 'Anna Lee')
    await forgetMember(endpoint.db, anna, acting().now)
    await deliver()
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['person.left'])
    expect(await everythingIn(endpoint.db)).not.toContain('Anna Lee')
  })
})

describe('an administrator', () => {
  it('tests a webhook, and sees what came back', async () => {
    const { add, ask, receiver, verified } = await startFixture()
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
    const { endpoint, add, ask, deliver, list, receiver, verified } = await startFixture()
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
    const { endpoint, add, ask, deliver, deliveries, receiver, list } = await startFixture()
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
    const { add } = await startFixture()
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
    const { add } = await startFixture()
    await expect(add({ url })).rejects.toThrow('400')
  })
})
