import { parseHost } from './named-host.ts'

/** A company's policy for all its browsers; its schema is extension/public/policy.json. */
export interface Policy {
  /**
   * Address of the endpoint: filled in on the connection form, never connected to automatically.
   */
  endpoint?: string
  /**
   * Ids of CRM products and hosts of its own CRM: enabled, but only the person can grant access.
   */
  products: readonly string[]
  hosts: readonly string[]
  /** `HH:MM`: default for the end of the working day and the send time. */
  endOfDay?: string
  /** Records are neither stored nor sent, whatever the person's settings are. */
  noRecords: boolean
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

const isWeb = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

/**
 * Reads an administrator's policy; invalid parts are left out.
 * @param known all products
 */
export function readPolicy(
  managed: Readonly<Record<string, unknown>>,
  known: readonly { id: string }[],
): Policy {
  const { endpoint, products, hosts, endOfDay, records } = managed
  return {
    ...(isWeb(endpoint) && { endpoint }),
    products: texts(products).filter((id) => known.some((product) => product.id === id)),
    hosts: texts(hosts).flatMap((host) => parseHost(host)?.host ?? []),
    ...(isTime(endOfDay) && { endOfDay }),
    noRecords: records === 'forbidden',
  }
}
