import { fitsHost, fitsLabel, type HostPattern, readHosts } from './host.ts'
import { NO_TENANT } from './never.ts'
import type { Entry } from './product.ts'

interface CloudHost {
  pattern: HostPattern
  product: Entry
}

/** No pattern has a wild card in its last two labels, so that these lead to the few that may fit. */
const domainOf = (labels: readonly string[]) => labels.slice(-2).join('.')

const noTenant = new Set(NO_TENANT)

/** Only a label that customers choose can be one that none of them has. */
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

/** Which of the products have their cloud at a host, as `URL.hostname` gives it. */
export function productsByHost(products: readonly Entry[]) {
  const stands = cloudHostsByDomain(products)
  return (hostname: string): Entry[] => {
    const host = hostname.split('.')
    return (stands.get(domainOf(host)) ?? [])
      .filter((stand) => fitsHost(stand.pattern, host) && isTenant(stand, host[0] ?? ''))
      .map(({ product }) => product)
  }
}
