/**
 * Tests how a browser connects to a real endpoint by an invite or a code: which person and endpoint a
 * code belongs to, and browsers on cloned disks.
 */
import { expect, test } from 'vitest'
import { addMember } from '../../server/people/add-member.ts'
import { changeMember } from '../../server/people/change-member.ts'
import { createCode } from '../../server/people/codes.ts'
import { createInvite } from '../../server/people/invites.ts'
import { readNamed } from '../../src/store/named-rows.ts'
import { disconnect } from '../../src/store/outbox/connection.ts'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { apply, switchTo } from '../../src/store/timeline/commands.ts'
import { connect, lookUpCode } from '../../src/sync/connect.ts'
import { leave } from '../../src/sync/leave.ts'
import { readPasted } from '../../src/sync/pasted.ts'
import { refreshScheme } from '../../src/sync/scheme.ts'
import { fetchTeamAccess } from '../../src/sync/team.ts'
import {
  db,
  endpoint,
  pass,
  readSending,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { freshProfile } from '../support/fresh-profile.ts'

setUpBrowserAndEndpoint()

const add = (name: string, role?: 'manager') =>
  addMember(endpoint.db, name, 'Sales', Date.now(), role)

const inviteFor = async (name: string) =>
  (await createInvite(endpoint.db, await add(name), { now: Date.now() })).code

test('a pasted invitation says whom it connects and where, and stays unused until then', async () => {
  const secret = await inviteFor('Clara Lee')
  const mail = `Hello Clara,\n${endpoint.url}/join#${secret} is your link.`
  const pasted = readPasted(mail)
  if ('problem' in pasted) throw new Error(pasted.problem)
  const { url = '', code = '' } = pasted
  expect(url).toBe(endpoint.url)
  for (const _ of [1, 2, 3])
    expect(await lookUpCode(db, url, code)).toEqual({
      ok: true,
      owner: { member: 'Clara Lee', team: 'Sales', mode: { mode: 'named' } },
    })
  expect(await readNamed(db, 'connection')).toBeUndefined()
  expect(await connect(db, url, code)).toMatchObject({ ok: true, member: 'Clara Lee' })
})

test('a used, wrong or mistyped code is refused before anything is connected', async () => {
  const secret = await inviteFor('Clara')
  expect(await connect(db, endpoint.url, secret)).toMatchObject({ ok: true })
  // The same browser may use the code again, because the first reply may have been lost. Another
  // browser may not use it.
  expect(await lookUpCode(db, endpoint.url, secret)).toMatchObject({ ok: true })
  const other = freshProfile().open()
  const refused = { ok: false, reason: 'code' }
  expect(await lookUpCode(other, endpoint.url, secret)).toEqual(refused)
  expect(await lookUpCode(other, endpoint.url, 'AAAA-AAAA')).toEqual(refused)
  expect(await lookUpCode(other, 'http://stint.example', 'AAAA-AAAA')).toEqual({
    ok: false,
    reason: 'address',
  })
})

test('guessing by looking codes up counts as guessing by connecting', async () => {
  for (let i = 0; i < 10; i++) await lookUpCode(db, endpoint.url, 'AAAA-AAAA')
  const refused = { ok: false, reason: 'tries' }
  expect(await lookUpCode(db, endpoint.url, 'AAAA-AAAA')).toEqual(refused)
  expect(await connect(db, endpoint.url, 'AAAA-AAAA')).toEqual(refused)
})

test('an older endpoint does not say whose a code is, and connects', async () => {
  const secret = await inviteFor('Clara')
  endpoint.answerInstead(async (request, answer) =>
    // An older endpoint does not know the route `/v1/codes`. It refuses this request in the same way
    // as any other request without a token.
    new URL(request.url).pathname === '/v1/codes' ? fetch(`${endpoint.url}/v1/me`) : answer(),
  )
  expect(await lookUpCode(db, endpoint.url, secret)).toEqual({ ok: true })
  expect(await connect(db, endpoint.url, secret)).toMatchObject({ ok: true, member: 'Clara' })
})

test('two browsers of a cloned disk get different device ids, and neither loses what it recorded', async () => {
  const person = await add('Clara')
  const codeOf = async () => (await createCode(endpoint.db, person, Date.now())).code
  const disk = freshProfile()
  const copy = freshProfile()
  // Stint had run before the disk was cloned, so both browsers have the same device id.
  const [first, second] = [disk.open(), copy.open()]
  const device = crypto.randomUUID()
  for (const one of [first, second]) await one.named.put({ name: 'device', value: device })
  expect(await connect(first, endpoint.url, await codeOf())).toMatchObject({ ok: true })
  await switchTo(second, 'research')
  await pass(1)
  await apply(second, { at: 'elsewhere' })
  await switchTo(second, 'client-meeting')
  expect(await connect(second, endpoint.url, await codeOf())).toMatchObject({ ok: true })
  const other = await readNamed(second, 'device')
  expect(other).not.toBe(device)
  // The rows that the second browser recorded before it connected get its new device id.
  expect((await second.segments.toArray()).map((row) => row.device)).toEqual([other, other])
  expect((await second.attribution.toArray()).map((row) => row.device)).toEqual([other])
  // Both browsers are still connected.
  for (const one of [first, second]) expect(await refreshScheme(one)).toBe(true)
  const devices = await endpoint.db
    .selectFrom('devices')
    .select('id')
    .where('member', '=', person.member)
    .where('revoked_at', 'is', null)
    .execute()
  expect(devices.map(({ id }) => id).sort()).toEqual([device, other].sort())
})

test('a browser that disconnected without a network keeps its id', async () => {
  expect(await endpoint.connect(db)).toMatchObject({ ok: true })
  const device = await readNamed(db, 'device')
  endpoint.answerInstead(() => new Response('', { status: 502 }))
  await leave(db, 'keep')
  endpoint.answerInstead(undefined)
  expect(await endpoint.connect(db)).toMatchObject({ ok: true })
  expect(await readNamed(db, 'device')).toBe(device)
  expect(await endpoint.countDevices()).toBe(1)
})

test('a head who is not tracked sees the team, and sends nothing of their own', async () => {
  const person = await add('Mia', 'manager')
  const track = (isTracked: boolean) =>
    changeMember(
      endpoint.db,
      person.member,
      { isTracked },
      { actor: 'command line', now: Date.now() },
    )
  await track(false)
  const { code } = await createCode(endpoint.db, person, Date.now())
  expect(await connect(db, endpoint.url, code)).toMatchObject({ ok: true })
  await workMorning()
  await sendNow()
  expect(endpoint.lines.filter((line) => line.startsWith('PUT'))).toEqual([])
  expect(await readSendDue(db)).toBeUndefined()
  expect(await readSending()).toMatchObject({ connected: false, ownTimeStays: true })
  expect(await fetchTeamAccess(db)).toMatchObject({ layout: true })
  // The head's own time is recorded again, and the rows that were recorded in the meantime are sent.
  await track(true)
  await refreshScheme(db)
  await sendNow()
  expect(await readSending()).toMatchObject({ connected: true, waiting: 0 })
})

test('a person who left keeps what the browser has, and is asked to connect again', async () => {
  expect(await endpoint.connect(db)).toMatchObject({ ok: true })
  await workMorning()
  await endpoint.revokeDevices()
  await sendNow()
  expect(await readSending()).toMatchObject({ failure: 'token', waiting: 2 })
  await disconnect(db)
  expect(await db.segments.count()).toBe(3)
})
