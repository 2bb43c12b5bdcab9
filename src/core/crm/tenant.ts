import { fitsHost, fitsLabel, type HostPattern, readHosts } from './host.ts'
import type { Entry } from './product.ts'
import { NO_TENANT } from './refused-everywhere.ts'

interface CloudHost {
  pattern: HostPattern
  product: Entry
}

/**
 * The last two labels of a host. Patterns are grouped by these labels, which never contain a
 * wildcard.
 */
const domainOf = (labels: readonly string[]) => labels.slice(-2).join('.')

const noTenant = new Set(NO_TENANT)

/**
 * Whether a host may be the host of one customer. `NO_TENANT` and `notAt` exclude hosts only if the
 * customers of the product choose the first label.
 */
const isTenant = ({ pattern, product }: CloudHost, first: string) =>
  !pattern[0]?.includes('*') ||
  !(noTenant.has(first) || product.notAt?.some((label) => fitsLabel(label, first)))

const cloudHostsByDomain = (products: readonly Entry[]) =>
  Map.groupBy(
    products.flatMap((product) =>
      readHosts(product.at ?? []).map((pattern): CloudHost => ({ pattern, product })),
    ),
    ({ pattern }) => domainOf(pattern),
  )

/**
 * Returns a function that finds the products whose cloud includes a host. The argument has the form
 * of `URL.hostname`.
 */
export function productsByHost(products: readonly Entry[]) {
  const stands = cloudHostsByDomain(products)
  return (hostname: string): Entry[] => {
    const host = hostname.split('.')
    return (stands.get(domainOf(host)) ?? [])
      .filter((stand) => fitsHost(stand.pattern, host) && isTenant(stand, host[0] ?? ''))
      .map(({ product }) => product)
  }
}
