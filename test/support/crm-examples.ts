import type { Entry, Knowledge } from '../../src/core/crm/product.ts'

type File = Record<string, Entry | Knowledge>

const files = import.meta.glob<File>('../../src/core/crm/products/*.ts', { eager: true })

/**
 * The content of every file of `products/`: the product's entry in the list of CRM products, and what is
 * known about the product.
 */
export const PRODUCT_FILES = Object.entries(files).map(([path, file]) => ({
  path,
  entry: Object.values(file).find((value): value is Entry => 'id' in value),
  known: file.known as Knowledge,
}))

/**
 * Every example address of a product, what Stint should recognise at it, and the hosts that the person
 * must enter as their own CRM before that.
 */
export const EXAMPLES = PRODUCT_FILES.flatMap(({ entry, known }) =>
  Object.entries(known.examples).map(([url, expected]) => ({
    product: entry?.id ?? '',
    url,
    expected,
    own: ownHostOf(url),
  })),
)

/**
 * Returns the hosts that a person must enter in the settings as their own CRM, so that Stint recognises
 * the address. The list has one host if a company runs the CRM on its own host (in the examples
 * `*.acme.example`). The list is empty if the address is on the vendor's hosts.
 */
export function ownHostOf(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host.endsWith('.acme.example') ? [host] : []
}

/** Whether a match pattern of Chrome matches an address. Handles only the forms that Stint uses. */
export const coversAddress = (pattern: string, { protocol, hostname }: URL) => {
  const host = pattern.slice('https://'.length, -'/*'.length)
  const fits = host.startsWith('*.')
    ? hostname === host.slice(2) || hostname.endsWith(host.slice(1))
    : hostname === host
  return protocol === 'https:' && fits
}
