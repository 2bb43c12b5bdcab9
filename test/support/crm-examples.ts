import type { Entry, Knowledge } from '../../src/core/crm/product.ts'

type File = Record<string, Entry | Knowledge>

const files = import.meta.glob<File>('../../src/core/crm/products/*.ts', { eager: true })

/** Every file of `products/`: its entry, and what is known of it. */
export const PRODUCT_FILES = Object.entries(files).map(([path, file]) => ({
  path,
  entry: Object.values(file).find((value): value is Entry => 'id' in value),
  known: file.known as Knowledge,
}))

/** Every example: its address, what is expected, and the hosts to declare for it. */
export const EXAMPLES = PRODUCT_FILES.flatMap(({ entry, known }) =>
  Object.entries(known.examples).map(([url, expected]) => ({
    product: entry?.id ?? '',
    url,
    expected,
    own: ownHostOf(url),
  })),
)

/** The host to declare for an address, if it is one of a company. */
export function ownHostOf(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host.endsWith('.acme.example') ? [host] : []
}

/** Chrome's match patterns, as far as they are used here. */
export const covers = (pattern: string, { protocol, hostname }: URL) => {
  const host = pattern.slice('https://'.length, -'/*'.length)
  const fits = host.startsWith('*.')
    ? hostname === host.slice(2) || hostname.endsWith(host.slice(1))
    : hostname === host
  return protocol === 'https:' && fits
}
