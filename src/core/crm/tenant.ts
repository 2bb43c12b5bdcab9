import { fitsHost, fitsLabel, type HostPattern, readHosts } from './host.ts'
import { NO_TENANT } from './never.ts'
import type { Product } from './product.ts'
import { PRODUCTS } from './products.ts'

interface Stand {
  pattern: HostPattern
  product: Product
}

/** No pattern has a wild card in its last two labels, so that these lead to the few that may fit. */
const domainOf = (labels: readonly string[]) => labels.slice(-2).join('.')

const stands = new Map<string, Stand[]>()
for (const product of PRODUCTS)
  for (const pattern of readHosts(product.at ?? [])) {
    const domain = domainOf(pattern)
    stands.set(domain, [...(stands.get(domain) ?? []), { pattern, product }])
  }

const noTenant = new Set(NO_TENANT)

/** Only a label that customers choose can be one that none of them has. */
const isTenant = ({ pattern, product }: Stand, first: string) =>
  !pattern[0]?.includes('*') ||
  !(noTenant.has(first) || product.notAt?.some((label) => fitsLabel(label, first)))

/** The products whose cloud has this host, as `URL.hostname` gives it. */
export const productsAt = (hostname: string): Product[] => {
  const host = hostname.split('.')
  return (stands.get(domainOf(host)) ?? [])
    .filter((stand) => fitsHost(stand.pattern, host) && isTenant(stand, host[0] ?? ''))
    .map(({ product }) => product)
}
