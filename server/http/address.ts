/** Finds the network from which a request comes. Limits on requests are counted per network. */
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import {
  convertIPv4BinaryToString,
  convertIPv4MappedIPv6ToIPv4,
  convertIPv6ToBinary,
  isIPv4MappedIPv6,
} from 'hono/utils/ipaddr'

/** The number of bits in one group of an IPv6 address. */
const GROUP = 16n

const firstGroupsOf = (address: bigint) =>
  [7n, 6n, 5n, 4n].map((place) => BigInt.asUintN(16, address >> (place * GROUP)).toString(16))

/**
 * Returns the key under which requests of one caller are counted: an IPv4 address, or the /64
 * network of an IPv6 address. A caller who has one address of a /64 network can use all its
 * addresses (RFC 6177).
 */
export const networkOf = (address: string) => {
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const bits = convertIPv6ToBinary(bare)
  return isIPv4MappedIPv6(bits)
    ? convertIPv4BinaryToString(convertIPv4MappedIPv6ToIPv4(bits))
    : `${firstGroupsOf(bits).join(':')}::/64`
}

// Some proxies also append the client's port. It differs for each connection, so it is removed.
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

const forwardedAddress = (c: Context) => {
  const last = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  const [, six, four] = WITH_PORT.exec(last ?? '') ?? []
  return six ?? four ?? last
}

/**
 * Returns the caller's network. Behind a proxy, the caller's address is the last address in
 * `X-Forwarded-For`, because the proxy has appended it.
 */
export const addressOf = (c: Context, behindProxy: boolean) => {
  const forwarded = behindProxy ? forwardedAddress(c) : undefined
  // A test that calls the app without a server has no socket: all its requests have the same, empty
  // address.
  const address = forwarded || (c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : '')
  return networkOf(address)
}
