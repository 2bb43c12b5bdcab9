import { parseHost } from './named-host.ts'

/**
 * A company's policy for its browsers. The schema of the policy is extension/public/policy.json.
 */
export interface Policy {
  /**
   * Address of the endpoint. It is shown in the connection form, but Stint connects only after the
   * person has confirmed it.
   */
  endpoint?: string
  /**
   * Ids of CRM products, and hosts of the company's own CRM. The policy enables them, but only the
   * person can grant the browser's permission for them.
   */
  products: readonly string[]
  hosts: readonly string[]
  /** `HH:MM`: default for the end of the working day and for the send time. */
  endOfDay?: string
  /**
   * If true, the type and the id of CRM records are neither stored nor sent, even if the person's
   * settings allow it.
   */
  noRecords: boolean
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

const isWeb = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

/**
 * Reads the policy that an administrator has set in the browser. Invalid parts are left out.
 * @param known all CRM products
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
