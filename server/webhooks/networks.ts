/**
 * Checks the addresses to which webhooks may send. An administrator chooses these addresses, and
 * the endpoint is inside the company's network. Without the check, the administrator could send
 * requests to internal services that cannot be reached from outside.
 */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { OperatorError } from '../operator-error.ts'

type Network = ReturnType<typeof ipaddr.parseCIDR>
type Address = Network[0]

/** Private networks that the operator allows. */
export type Networks = readonly Network[]

/** Parses a list of networks. Throws OperatorError for a text that is not such a list. */
export const networksFrom = (name: string, text: string): Networks =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((network) => {
      if (!ipaddr.isValidCIDR(network))
        throw new OperatorError(`${name} has networks like 10.20.0.0/16, not ${network}.`)
      return ipaddr.parseCIDR(network)
    })

// IPv6 addresses outside of this network are private, or contain an IPv4 address that may be
// private (RFC 4291, RFC 6052).
const GLOBAL = ipaddr.parseCIDR('2000::/3')

const isWithin = (address: Address, network: Network) =>
  address.kind() === network[0].kind() && address.match(network)

const isPublic = (address: Address) =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || isWithin(address, GLOBAL))

/**
 * @param text an IP address; an IPv4-mapped IPv6 address, such as `::ffff:192.0.2.1`, is treated as
 *   the IPv4 address that it contains
 */
export const isAllowedAddress = (text: string, networks: Networks) => {
  const address = ipaddr.process(text)
  return isPublic(address) || networks.some((network) => isWithin(address, network))
}

/** Returns the host of a URL if it is an IP address; undefined if it is a host name. */
export const addressIn = ({ hostname }: URL) => {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? host : undefined
}

const isLoopback = (url: URL) => {
  const address = addressIn(url)
  if (address === undefined) return url.hostname === 'localhost'
  return ipaddr.process(address).range() === 'loopback'
}

/**
 * Returns the normalised address of a webhook. Throws OperatorError for an address that is not
 * allowed. Addresses with http are allowed only for this machine. Addresses with a user name or a
 * password are not allowed, because lists and logs would show them. Private IP addresses are
 * allowed only if `networks` contains them.
 */
export const webhookUrlFrom = (typed: string, networks: Networks) => {
  const url = URL.parse(typed.trim())
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (!url || !isSafe || url.username || url.password || url.hash)
    throw new OperatorError('The address begins with https:// and has no name, password or #.')
  const address = addressIn(url)
  if (address !== undefined && !isAllowedAddress(address, networks))
    throw new OperatorError(
      'This is a private address. Who runs the endpoint can allow it: STINT_WEBHOOK_NETWORKS.',
    )
  return url.href
}
