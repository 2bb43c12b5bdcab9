import { namedHost } from './named-host.ts'

/** What a company says of all its browsers; extension/public/policy.json is its schema. */
export interface Policy {
  /** Address of the endpoint: filled in where the person connects, never connected to by itself. */
  endpoint?: string
  /** Ids of CRM products, and hosts of its own CRM: wanted, allowed only by the person. */
  products: readonly string[]
  hosts: readonly string[]
  /** `HH:MM`: until the person says otherwise, the day ends and is sent then. */
  endOfDay?: string
  /** Records are neither kept nor sent, whatever the person says. */
  noRecords: boolean
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

const isWeb = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

/**
 * Reads whatever an administrator wrote: what is wrong in it does not spoil the rest.
 * @param known the products that there are
 */
export function readPolicy(
  managed: Readonly<Record<string, unknown>>,
  known: readonly { id: string }[],
): Policy {
  const { endpoint, products, hosts, endOfDay, records } = managed
  return {
    ...(isWeb(endpoint) && { endpoint }),
    products: texts(products).filter((id) => known.some((product) => product.id === id)),
    hosts: texts(hosts).flatMap((host) => namedHost(host)?.host ?? []),
    ...(isTime(endOfDay) && { endOfDay }),
    noRecords: records === 'forbidden',
  }
}
