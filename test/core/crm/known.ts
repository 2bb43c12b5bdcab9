import type { Entry, Knowledge } from '../../../src/core/crm/product.ts'

type File = Record<string, Entry | Knowledge>

const files = import.meta.glob<File>('../../../src/core/crm/products/*.ts', { eager: true })

/** Every file of `products/`: its entry, and what is known of it. */
export const KNOWN = Object.entries(files).map(([path, file]) => ({
  path,
  entry: Object.values(file).find((value): value is Entry => 'id' in value),
  known: file.known as Knowledge,
}))

/** Every example: its address, what is expected, and the hosts to declare for it. */
export const EXAMPLES = KNOWN.flatMap(({ entry, known }) =>
  Object.entries(known.examples).map(([url, expected]) => ({
    product: entry?.id ?? '',
    url,
    expected,
    own: ownHostOf(url),
  })),
)

function ownHostOf(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host.endsWith('.acme.example') ? [host] : []
}
