import type { Entry, Knowledge } from '../../src/core/crm/product.ts'

type File = Record<string, Entry | Knowledge>

const files = import.meta.glob<File>('../../src/core/crm/products/*.ts', { eager: true })

/**
 * Every file of `products/`: its entry in the list of CRM products, and the known facts about the
 * product.
 */
export const PRODUCT_FILES = Object.entries(files).map(([path, file]) => ({
  path,
  entry: Object.values(file).find((value): value is Entry => 'id' in value),
  known: file.known as Knowledge,
}))

/** Every example address of a product, what Stint should make of it, and the hosts to declare for it. */
export const EXAMPLES = PRODUCT_FILES.flatMap(({ entry, known }) =>
  Object.entries(known.examples).map(([url, expected]) => ({
    product: entry?.id ?? '',
    url,
    expected,
    own: ownHostOf(url),
  })),
)

/** The host that a person declares for an address, if the address belongs to one company. */
export function ownHostOf(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host.endsWith('.acme.example') ? [host] : []
}

/** Whether a match pattern of Chrome covers an address; only the forms of patterns that Stint uses. */
export const coversAddress = (pattern: string, { protocol, hostname }: URL) => {
  const host = pattern.slice('https://'.length, -'/*'.length)
  const fits = host.startsWith('*.')
    ? hostname === host.slice(2) || hostname.endsWith(host.slice(1))
    : hostname === host
  return protocol === 'https:' && fits
}
