/** Where a request comes from, as far as limits are concerned. */
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** The eight groups of an IPv6 address, lower-case, without leading zeros. */
const groupsOf = (address: string) => {
  // The one parser in reach: it also knows `::` and a dotted quad at the end.
  const { hostname } = new URL(`http://[${address}]`)
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean))
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * What counts as one caller: an IPv4 address, or the /64 of an IPv6 address, for whoever has one
 * address of it has them all (RFC 6177).
 */
export const networkOf = (address: string) => {
  const [, mapped] = MAPPED.exec(address) ?? []
  if (mapped) return mapped
  const [bare = ''] = address.split('%')
  return isIPv6(bare) ? `${groupsOf(bare).slice(0, 4).join(':')}::/64` : address
}

// Some proxies append the client's port: it is another with each connection.
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

const forwardedTo = (c: Context) => {
  const last = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  const [, six, four] = WITH_PORT.exec(last ?? '') ?? []
  return six ?? four ?? last
}

/** Behind a proxy: what the proxy appended to `X-Forwarded-For`. */
export const addressOf = (c: Context, behindProxy: boolean) => {
  const forwarded = behindProxy ? forwardedTo(c) : undefined
  // Without a socket (a test that asks the app itself) all come from one address.
  const address = forwarded || (c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : '')
  return networkOf(address)
}
