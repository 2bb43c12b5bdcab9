import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../server/http/address.ts'
import { createCounter, PER_ADDRESS, PER_TOKEN, STRANGERS } from '../../../server/http/quota.ts'
import { minute } from '../../../src/core/time/units.ts'
import { MAX_KEYS, Problem, problemType } from '../../../src/sync/contract.ts'
import { newDevice, segment, startEndpoint, withDevice } from '../../support/endpoint/fixture.ts'

const from = (address: string) => ({ 'X-Forwarded-For': address })

describe('limits', () => {
  it('are in each answer, and a token beyond them is refused until the minute is over', async () => {
    const { endpoint, device } = await withDevice()
    const first = await device.get('/v1/me')
    expect(first.headers.get('RateLimit-Policy')).toBe('"token";q=600;w=60')
    expect(first.headers.get('RateLimit')).toBe('"token";r=599;t=60')
    endpoint.now += 20_000
    for (let i = 1; i < PER_TOKEN.most; i++) await device.get('/v1/me')
    const refused = await device.put({ segments: [segment()] })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('40')
    expect(Problem.parse(await refused.json()).type).toBe(problemType('too-many-requests'))
    const other = await newDevice(endpoint, 'Boris')
    expect((await other.get('/v1/me')).status).toBe(200)
    endpoint.now += 40_000
    expect((await device.send([segment()]))[0]).toMatchObject({ result: 'stored' })
  })

  it('stop guessing of tokens from an address; a valid token still passes from there', async () => {
    const endpoint = await startEndpoint({ behindProxy: true })
    const device = await newDevice(endpoint)
    const guess = async (address: string) => {
      const headers = { Authorization: `Bearer ${'x'.repeat(43)}`, ...from(address) }
      return (await endpoint.app.request('/v1/me', { headers })).status
    }
    for (let i = 0; i < STRANGERS.most; i++) expect(await guess('192.0.2.1')).toBe(401)
    expect(await guess('192.0.2.1')).toBe(429)
    expect(await guess('192.0.2.2')).toBe(401)
    const right = async (address: string) =>
      (
        await endpoint.app.request('/v1/me', {
          headers: { ...device.authorization, ...from(address) },
        })
      ).status
    expect(await right('192.0.2.2')).toBe(200)
    expect(await right('192.0.2.1')).toBe(200)
    expect(await guess('192.0.2.1')).toBe(429)
    endpoint.now += minute
    expect(await guess('192.0.2.1')).toBe(401)
  })

  it.each([
    ['no token', {}],
    ['a wrong token', { Authorization: `Bearer ${'x'.repeat(65)}` }],
    [
      'no token, as any page can ask',
      { Origin: 'https://evil.example', 'Sec-Fetch-Mode': 'no-cors' },
    ],
  ])(
    'never refuse a valid token because of requests of others from its address: %s',
    async (_, headers) => {
      for (const behindProxy of [false, true]) {
        const endpoint = await startEndpoint({ behindProxy })
        const device = await newDevice(endpoint)
        expect((await device.get('/v1/me')).status).toBe(200)
        const flood = async (path: string) =>
          (await endpoint.app.request(path, { headers: { ...headers } })).status
        for (let i = 0; i < PER_ADDRESS.most; i++) await flood(i < 200 ? '/v1/me' : '/healthz')
        expect(await flood('/healthz')).toBe(429)
        expect((await device.get('/v1/me')).status).toBe(200)
        expect((await device.send([segment()]))[0]).toMatchObject({ result: 'stored' })
      }
    },
  )

  it('store at most a fixed number of addresses', () => {
    const count = createCounter({ name: 'x', most: 1, window: minute }, () => 0)
    for (let i = 0; i < MAX_KEYS; i++) count.take(`${i}`)
    expect(count.take('0').over).toBe(false)
    expect(count.take('0').over).toBe(true)
  })

  it('apply to an address as a whole', async () => {
    const endpoint = await startEndpoint({ behindProxy: true })
    const ask = async (address: string) =>
      (await endpoint.app.request('/healthz', { headers: from(address) })).status
    for (let i = 0; i < 12_000; i++) await ask('192.0.2.1')
    expect(await ask('192.0.2.1')).toBe(429)
    expect(await ask('192.0.2.2')).toBe(200)
  })
})

describe('a caller', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['', ''],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is in one /64 whichever of its addresses, and however it is written', () => {
    const word = fc.integer({ min: 0, max: 0xffff })
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.ipV6(), (prefix, other) => {
        const groups = prefix.map((n) => n.toString(16))
        const own = `${groups.join(':')}::/64`
        const padded = prefix.map((n) => n.toString(16).padStart(4, '0').toUpperCase())
        fc.pre(groups.some((group) => group !== '0'))
        expect(networkOf(`${groups.join(':')}:1:2:3:4`)).toBe(own)
        expect(networkOf(`${padded.join(':')}:0:0:0:F`)).toBe(own)
        // The network of an IPv6 address consists of its first four groups. An IPv4 address in the form
        // of IPv6, such as `::ffff:192.0.2.1`, is returned as an IPv4 address.
        expect(networkOf(other)).toMatch(/^([0-9a-f]{1,4}:){3}[0-9a-f]{1,4}::\/64$|^[\d.]+$/)
      }),
    )
  })

  it.each([
    [['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '[2001:db8:1:2::3]:4711'], '2001:db8:1:3::1'],
    [['192.0.2.1:1111', '192.0.2.1:2222', '192.0.2.1'], '192.0.2.2:1111'],
  ])('is limited as one behind a proxy: %j', async (own, other) => {
    const endpoint = await startEndpoint({ behindProxy: true })
    const guess = async (address: string) =>
      (await endpoint.app.request('/v1/me', { headers: from(address) })).status
    for (let i = 0; i < STRANGERS.most; i++)
      expect(await guess(own[i % own.length] ?? '')).toBe(401)
    for (const address of own) expect(await guess(address)).toBe(429)
    expect(await guess(other)).toBe(401)
  })
})

describe('a token that nobody uses', () => {
  const day = 24 * 60 * minute

  it('is valid for 180 days after its last use, also if it only reads', async () => {
    const { endpoint, device } = await withDevice()
    for (let i = 0; i < 3; i++) {
      endpoint.now += 179 * day
      expect((await device.get('/v1/me')).status).toBe(200)
    }
    endpoint.now += 180 * day
    expect((await device.get('/v1/me')).status).toBe(401)
  })
})

describe('what is counted', () => {
  it('is given to clients on the same machine, and names nobody', async () => {
    const { endpoint, device } = await withDevice()
    const row = segment()
    await device.send([row, { ...row, category: 'no-such' }, 'x'])
    await device.get('/v1/days/2026-11-23?zone=UTC')
    const text = await (await endpoint.app.request('/metrics')).text()
    expect(text).toContain('stint_rows_total{result="stored"} 1')
    expect(text).toContain('stint_rows_total{result="rejected"} 2')
    expect(text).toMatch(/_count\{method="GET",route="\/v1\/days\/:date",status="200"\} 1/)
    expect(text).toMatch(/_count\{method="POST",route="\/v1\/devices",status="200"\} 1/)
    for (const secret of [device.id, device.token, device.member.member, '2026-11-23'])
      expect(text).not.toContain(secret)
  })

  it('is not given through the proxy', async () => {
    const { app } = await startEndpoint({ behindProxy: true })
    expect((await app.request('/metrics', { headers: from('192.0.2.1') })).status).toBe(404)
  })
})
