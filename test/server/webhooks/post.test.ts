/** Tests to which addresses a webhook may be sent, and what the receiver's answer can cause. */
import fc from 'fast-check'
import { generate } from 'selfsigned'
import { describe, expect, it } from 'vitest'
import { isAllowedAddress, networksFrom } from '../../../server/webhooks/networks.ts'
import { post, type Sending } from '../../../server/webhooks/post.ts'
import { nextAttempt } from '../../../server/webhooks/retries.ts'
import { WEBHOOK_ANSWER, WEBHOOK_GIVE_UP } from '../../../src/sync/contract.ts'
import { startReceiver } from '../../support/endpoint/receiver.ts'

const LOOPBACK = networksFrom('', '127.0.0.0/8, ::1/128')
const MESSAGE = { headers: { 'Content-Type': 'application/json' }, body: '{}' }
const send = (url: string, sending: Partial<Sending> = {}) =>
  post(new URL(url), MESSAGE, { networks: LOOPBACK, ...sending })

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.1.2.3',
    '::10.1.2.3',
    '64:ff9b::a01:203',
    '2002:a01:203::1',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
  ])('%s is not public', (address) => {
    expect(isAllowedAddress(address, [])).toBe(false)
  })

  it.each(['8.8.8.8', '172.32.0.1', '193.0.14.129', '2a00:1450:4001::1', '2600::1'])(
    '%s is public',
    (address) => {
      expect(isAllowedAddress(address, [])).toBe(true)
    },
  )

  it('in a network that the operator names is allowed, and others are not', () => {
    const networks = networksFrom('', '10.20.0.0/16 fd00:1::/32')
    const allowed = ['10.20.3.4', '::ffff:10.20.3.4', 'fd00:1::5', '10.21.0.1', 'fd00:2::5']
    expect(allowed.map((address) => isAllowedAddress(address, networks))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(() => networksFrom('STINT_WEBHOOK_NETWORKS', '10.20.0.0')).toThrow(
      'STINT_WEBHOOK_NETWORKS has networks like 10.20.0.0/16, not 10.20.0.0.',
    )
  })
})

describe('a request', () => {
  it('to a name of which one address is private is not made', async () => {
    const receiver = await startReceiver()
    const lookUp = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
    const asked = send(`http://hooks.test:${receiver.port}/`, { lookUp })
    expect(await asked).toEqual({ failure: 'forbidden-address' })
    expect(await send(receiver.url, { networks: [] })).toEqual({ failure: 'forbidden-address' })
    expect(receiver.received).toEqual([])
  })

  it('goes to the address that was allowed, also if the name changes it', async () => {
    const receiver = await startReceiver()
    const addresses = ['127.0.0.1', '10.0.0.1']
    const lookUp = async () => [{ address: addresses.shift() ?? '', family: 4 }]
    expect(await send(`http://hooks.test:${receiver.port}/`, { lookUp })).toEqual({ status: 204 })
    expect(addresses).toEqual(['10.0.0.1'])
    expect(await send(`http://hooks.test:${receiver.port}/`, { lookUp })).toEqual({
      failure: 'forbidden-address',
    })
  })

  it('follows no redirect', async () => {
    const receiver = await startReceiver()
    receiver.answer = (response) => response.writeHead(307, { Location: '/other' }).end()
    expect(await send(receiver.url)).toEqual({ status: 307 })
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook'])
  })

  it('ends if there is no answer in time, also one that never ends', async () => {
    const receiver = await startReceiver()
    receiver.answer = () => {}
    expect(await send(receiver.url, { wait: 50 })).toEqual({ failure: 'slow' })
    receiver.answer = (response) => {
      response.writeHead(200).flushHeaders()
      response.write('x')
    }
    expect(await send(receiver.url, { wait: 300 })).toEqual({ status: 200 })
    expect(
      await send('http://hooks.test/', { lookUp: () => new Promise(() => {}), wait: 50 }),
    ).toEqual({ failure: 'slow' })
  })

  it('reads no more than the limit of an answer', async () => {
    const receiver = await startReceiver()
    let written = 0
    const closed = new Promise<void>((resolve) => {
      receiver.answer = (response) => {
        response.on('close', resolve)
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)))
            written += 64 * 1024
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      }
    })
    expect(await send(receiver.url)).toEqual({ status: 200 })
    await closed
    // The limit is for what the endpoint reads. The receiver writes more, because sockets have buffers.
    expect(written).toBeLessThan(WEBHOOK_ANSWER + 32 * 1024 * 1024)
  })

  it('needs a valid certificate', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    })
    const receiver = await startReceiver({ key, cert })
    expect(await send(receiver.url)).toEqual({ failure: 'certificate' })
    expect(await send(receiver.url, { ca: cert })).toEqual({ status: 204 })
  })

  it('to an address where nothing listens fails as unreachable', async () => {
    expect(await send('http://127.0.0.1:1/')).toEqual({ failure: 'unreachable' })
  })
})

it('attempts come later and later, spread by half, until the message is too old', () => {
  const random = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(random, { minLength: 40, maxLength: 40 }), (spread) => {
      let now = 0
      let attempts = 1
      for (const one of spread) {
        const next = nextAttempt(attempts, 0, now, one)
        if (next === undefined) break
        const least = nextAttempt(attempts, now, now, 0) ?? 0
        expect(next).toBeGreaterThanOrEqual(least)
        expect(next - now).toBeLessThanOrEqual(1.5 * (least - now) + 1)
        expect(next).toBeLessThanOrEqual(WEBHOOK_GIVE_UP)
        now = next
        attempts++
      }
      expect(attempts).toBeGreaterThan(8)
      expect(attempts).toBeLessThan(20)
    }),
  )
})
