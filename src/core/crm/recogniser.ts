import { type Address, readAddress } from './address.ts'
import { type Compiled, compile, typeOf } from './compile.ts'
import { matchPattern, type Pattern } from './pattern.ts'
import type { Entry, Kind } from './product.ts'
import { isNever } from './refused-everywhere.ts'
import { productsByHost } from './tenant.ts'
import { isOnHost, readUrl } from './url-on-host.ts'

interface Recognised {
  /**
   * An id in `PRODUCTS`, or `own` if the person entered the host as that of their CRM, and the
   * product is unknown.
   */
  product: string
  kind: Kind
  /** `id` is absent if the product's ids are, or contain, names or addresses of people. */
  record?: { type: string; id?: string }
}

const matchesAny = (patterns: readonly Pattern[], address: Address) =>
  patterns.some((pattern) => matchPattern(pattern, address))

/**
 * Whether an address is refused because it is not a page for work. On a host that the person
 * entered as that of their CRM, the product is unknown. So such a page is refused if any of the
 * products refuses it.
 */
const isRefused = (products: readonly Compiled[], address: Address) =>
  products.some(({ refuse }) => matchesAny(refuse, address)) ||
  (isNever(address) && !products.some(({ keep }) => matchesAny(keep, address)))

/** The largest number of addresses that may be nested within one address. */
const MAX_DEPTH = 2

/**
 * The record that an address shows. If the address contains an inner address (`<address>` in the
 * pattern), the result is the record of the inner address. Returns `false` if the inner address is
 * refused.
 */
const recordOf = (known: Compiled, address: Address, depth = 0): Recognised['record'] | false => {
  for (const [pattern, types] of known.records) {
    const captured = matchPattern(pattern, address)
    if (!captured) continue
    const type = captured.address === undefined ? typeOf(types, captured) : undefined
    if (type !== undefined) return captured.id === undefined ? { type } : { type, id: captured.id }
    if (captured.address === undefined || depth === MAX_DEPTH) continue
    const inner = readAddress(captured.address)
    const record = !isRefused([known], inner) && recordOf(known, inner, depth + 1)
    if (record !== undefined) return record
  }
  return undefined
}

const resultOf = ({ product: { id, kind, kindOf } }: Compiled, record?: Recognised['record']) =>
  record ? { product: id, kind: kindOf?.[record.type] ?? kind, record } : { product: id, kind }

/**
 * The first product that has a record at this address, or else the first product that has a page
 * there. Returns `false` if the address is refused.
 */
const recogniseAmong = (
  products: readonly Compiled[],
  address: Address,
  pages: 'pages' | 'ownPages',
): Recognised | false | undefined => {
  if (products.length === 0) return undefined
  if (isRefused(products, address)) return false
  for (const known of products) {
    const record = recordOf(known, address)
    if (record !== undefined) return record && resultOf(known, record)
  }
  const known = products.find((candidate) => matchesAny(candidate[pages], address))
  return known && resultOf(known)
}

/**
 * Returns the CRM, ERP or report product of a page on which people work, and the record that the
 * page shows. Returns undefined for all other pages. Accepts any text, and never throws.
 * @param ownHosts hosts that the person declared as their CRM: `crm.acme.example` for any port,
 * `crm.acme.example:8069` for that port only
 */
export type Recognise = (url: string, ownHosts?: readonly string[]) => Recognised | undefined

/**
 * A recogniser for these products. The caller passes the table (`products.ts`), so that this module
 * does not load it.
 */
export function recogniserOf(products: readonly Entry[]): Recognise {
  const productsAt = productsByHost(products)
  const selfHosted = products.filter((product) => product.selfHosted)
  return (url, ownHosts = []) => {
    const read = readUrl(url)
    if (!read) return undefined
    const address = readAddress(read.pathname + read.search + read.hash)
    // The cloud of a vendor uses https on its default port, and the browser's permission covers
    // only such addresses.
    const cloud = read.protocol === 'https:' && read.port === '' ? productsAt(read.hostname) : []
    const there = recogniseAmong(cloud.map(compile), address, 'pages')
    if (there !== undefined || !isOnHost(read, ownHosts)) return there || undefined
    const own = recogniseAmong(selfHosted.map(compile), address, 'ownPages')
    return own === undefined ? { product: 'own', kind: 'crm' } : own || undefined
  }
}
