import { setImmediate } from 'node:timers/promises'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codingFor } from '../../../server/http/compression.ts'
import { turnsPerCaller } from '../../../server/http/turn-of-caller.ts'
import { hour } from '../../../src/core/time/units.ts'
import { LAYOUTS_OF_CALLER } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newDevice,
  newMember,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const member = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const manager = await connectDevice(endpoint, member)
  const anna = await newDevice(endpoint, 'Anna')
  const rows = Array.from({ length: 40 }, (_, i) =>
    segment({ startedAt: NOON - (i + 2) * hour, endedAt: NOON - (i + 1.5) * hour }),
  )
  await anna.send(rows, '?zone=UTC')
  const ask = (path: string, headers: Record<string, string> = {}) =>
    endpoint.app.request(path, { headers: { ...manager.authorization, ...headers } })
  return { endpoint, manager, anna, ask }
}

const LAYOUT = '/v1/team/layout?from=2026-11-16&to=2026-11-23&zone=UTC&exact=1'

const unpacked = {
  gzip: (bytes: Buffer) => gunzipSync(bytes),
  zstd: (bytes: Buffer) => zstdDecompressSync(bytes),
}

describe('an answer', () => {
  it.each([
    ['gzip', 'gzip'],
    ['zstd', 'zstd'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['br;q=1.0, GZIP;q=0.5', 'gzip'],
    ['zstd;q=0, gzip', 'gzip'],
    ['*', 'zstd'],
    ['gzip;q=0', null],
    ['br', null],
    ['identity', null],
    ['', null],
    [undefined, null],
  ] as const)(
    'to a client that accepts %s has the coding %s and the same content',
    async (accepted, coding) => {
      const { ask } = await fixture()
      for (const path of [LAYOUT, '/v1/scheme', '/v1/openapi.json']) {
        const plain = await (await ask(path)).text()
        const answer = await ask(
          path,
          accepted === undefined ? {} : { 'Accept-Encoding': accepted },
        )
        expect(answer.headers.get('Content-Encoding')).toBe(coding)
        expect(answer.headers.get('Vary')).toContain('Accept-Encoding')
        const bytes = Buffer.from(await answer.arrayBuffer())
        expect((coding ? unpacked[coding](bytes) : bytes).toString()).toBe(plain)
        if (coding) expect(bytes.length).toBeLessThan(plain.length / 2)
      }
    },
  )

  it('never uses a coding that the client does not accept', () => {
    const name = fc.constantFrom('gzip', 'zstd', 'br', '*', 'identity', 'x', ' ', 'gzip gzip')
    const quality = fc.constantFrom('', ';q=0', ';q=0.0', '; q=1', ';q=x', ';')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, quality)), (list) => {
        const coding = codingFor(list.map((one) => one.join('')).join(','), ['zstd', 'gzip'])
        if (coding === undefined) return
        const isTaken = ([one, quality]: [string, string]) =>
          (one === coding || one === '*') && ['', '; q=1'].includes(quality)
        expect(list.some(isTaken)).toBe(true)
      }),
    )
  })
})

describe('the tag of a layout', () => {
  it('answers 304 until something in the layout differs', async () => {
    const { endpoint, manager, anna, ask } = await fixture()
    const read = async (path = LAYOUT) => {
      const answer = await ask(path)
      return { tag: answer.headers.get('ETag') ?? '', text: await answer.text() }
    }
    const { team, member } = anna.member
    const rename = (name: string) =>
      endpoint.db
        .updateTable('members')
        .set({ name })
        .where('team', '=', team)
        .where('id', '=', member)
        .execute()
    const tell = (said: { day_start?: number; keeps_unexplained?: 1 }) =>
      endpoint.db
        .updateTable('devices')
        .set(said)
        .where('team', '=', team)
        .where('member', '=', member)
        .execute()
    const changes: [string, () => unknown][] = [
      ['a row', () => anna.send([segment()])],
      ['a name', () => rename('Anna Lee')],
      ['a person', () => newMember(endpoint, 'Boris')],
      ['when days begin', () => tell({ day_start: 12 })],
      ['unexplained time kept', () => tell({ keeps_unexplained: 1 })],
      [
        'a day',
        () => {
          endpoint.now += 24 * hour
        },
      ],
      ['somebody seen', () => anna.get('/v1/me')],
    ]
    let before = await read()
    expect(before.tag).toMatch(/^W\/"[\w-]{22}"$/)
    for (const [what, change] of changes) {
      const known = await ask(LAYOUT, { 'If-None-Match': before.tag, 'Accept-Encoding': 'gzip' })
      expect([known.status, await known.text()]).toEqual([304, ''])
      await change()
      const after = await read()
      expect([what, after.tag !== before.tag, after.text !== before.text]).toEqual([
        what,
        true,
        true,
      ])
      before = after
    }
    const ways = [
      LAYOUT,
      `${LAYOUT}&by=month`,
      LAYOUT.replace('&exact=1', ''),
      `${LAYOUT}&dayStart=4`,
    ]
    const tags = await Promise.all(ways.map(async (path) => (await read(path)).tag))
    expect(new Set(tags).size).toBe(ways.length)
    const head = await endpoint.app.request(LAYOUT, {
      method: 'HEAD',
      headers: manager.authorization,
    })
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, tags[0], ''])
  })
})

describe('layouts of one person', () => {
  it('are limited: some run, some wait, and further ones get 429', async () => {
    const { ask, endpoint, manager } = await fixture()
    // The requests come from several browsers, because there is also a limit for each token.
    const connected = Array.from({ length: 4 }, () => connectDevice(endpoint, manager.member))
    const browsers = await Promise.all(connected)
    const answers = await Promise.all(
      Array.from({ length: 80 }, async (_, i) => {
        const answer = await browsers[i % browsers.length]?.get(LAYOUT)
        if (!answer) throw new Error('none')
        return { answer, text: await answer.text() }
      }),
    )
    const answered = answers.filter(({ answer }) => answer.status === 200)
    const refused = answers.filter(({ answer }) => answer.status === 429)
    expect(answered.length + refused.length).toBe(80)
    expect(answered.length).toBeGreaterThanOrEqual(
      LAYOUTS_OF_CALLER.most + LAYOUTS_OF_CALLER.waiting,
    )
    expect(new Set(answered.map(({ text }) => text)).size).toBe(1)
    expect(refused.length).toBeGreaterThan(0)
    for (const { answer } of refused) expect(answer.headers.get('Retry-After')).toBe('1')
    expect((await ask(LAYOUT)).status).toBe(200)
  })

  it('that are not read do not block others, and end when they are cancelled', async () => {
    const { endpoint, ask } = await fixture()
    const { most, waiting } = LAYOUTS_OF_CALLER
    const open = await Promise.all(Array.from({ length: most }, () => ask(LAYOUT)))
    const other = await newDevice(endpoint, 'Olga', 'Sales', 'manager')
    expect((await (await other.get(LAYOUT)).text()).length).toBeGreaterThan(1000)
    const rest = Array.from({ length: waiting }, async () => (await ask(LAYOUT)).text())
    for (const one of open) await one.body?.cancel()
    for (const text of await Promise.all(rest)) expect(text.length).toBeGreaterThan(1000)
  })

  it('leave nothing in memory, in any order of beginnings and ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ caller: fc.constantFrom('a', 'b'), begins: fc.boolean() })),
        async (steps) => {
          const turnOf = turnsPerCaller({ most: 2, waiting: 3 })
          const under: Record<string, Promise<() => void>[]> = { a: [], b: [] }
          for (const { caller, begins } of steps) {
            const own = under[caller] ?? []
            if (!begins) {
              const end = await own.shift()
              end?.()
              end?.()
              // A request whose turn has ended still counts as running for a moment, so the test waits for
              // that moment.
              await setImmediate()
              continue
            }
            const turn = turnOf(caller)
            expect(turn === undefined).toBe(own.length === 5)
            if (turn) own.push(turn)
          }
        },
      ),
    )
  })
})
