import { type Address, readAddress } from './address.ts'
import { fitsHost, NO_TENANT, spread } from './host.ts'
import { NEVER } from './never.ts'
import { fits, type Pattern, readPattern } from './pattern.ts'
import type { Kind, Product, Types } from './product.ts'
import { PRODUCTS } from './products.ts'
import type { Captured } from './slot.ts'

export interface Recognised {
  /** An id out of `PRODUCTS`, or `own`: a declared host of which the address tells no more. */
  product: string
  kind: Kind
  /** No `id` where the product's ids are names or addresses of people. */
  record?: { type: string; id?: string }
}

/** Longer addresses are none that a person works at. */
const LONGEST = 32_768

interface Compiled {
  product: Product
  hosts: readonly string[]
  notAt: ReadonlySet<string>
  records: readonly (readonly [Pattern, string | Types])[]
  refuse: readonly Pattern[]
  pages: readonly Pattern[]
}

const compile = (product: Product): Compiled => ({
  product,
  hosts: (product.at ?? []).flatMap(spread),
  notAt: new Set(product.notAt),
  records: Object.entries(product.records ?? {}).map(([text, type]) => [readPattern(text), type]),
  refuse: (product.refuse ?? []).map(readPattern),
  pages: (product.pages ?? ['/**']).map(readPattern),
})

const never = NEVER.map(readPattern)
const compiled = PRODUCTS.map(compile)
const selfHosted = compiled.filter(({ product }) => product.selfHosted)

const readUrl = (url: string): URL | undefined => {
  if (url.length > LONGEST || !URL.canParse(url)) return undefined
  const read = new URL(url)
  const web = read.protocol === 'https:' || read.protocol === 'http:'
  return web && !read.username && !read.password && !read.hostname.endsWith('.') ? read : undefined
}

const isAt = ({ hosts, notAt }: Compiled, host: string) =>
  hosts.some((pattern) => {
    if (!fitsHost(pattern, host)) return false
    const first = host.slice(0, host.indexOf('.'))
    return !pattern.startsWith('*') || !(NO_TENANT.has(first) || notAt.has(first))
  })

const typeOf = (types: string | Types, { type, id }: Captured): string | undefined => {
  if (typeof types === 'string') return types
  const name = type?.toLowerCase()
  const key = Object.keys(types).find((k) => (name === undefined ? id?.startsWith(k) : k === name))
  return types[key ?? '*']
}

const recordOf = (known: Compiled, address: Address, depth = 0): Recognised['record'] => {
  for (const [pattern, types] of known.records) {
    const captured = fits(pattern, address)
    if (!captured) continue
    const inner = captured.address
    const record =
      inner !== undefined && depth < 2
        ? recordOf(known, readAddress(inner), depth + 1)
        : asRecord(typeOf(types, captured), captured.id)
    if (record) return record
  }
  return undefined
}

const asRecord = (type: string | undefined, id: string | undefined) =>
  type === undefined ? undefined : id === undefined ? { type } : { type, id }

const page = ({ product }: Compiled, record?: Recognised['record']): Recognised => {
  const kind = (record && product.kindOf?.[record.type]) ?? product.kind
  return record ? { product: product.id, kind, record } : { product: product.id, kind }
}

const anyFits = (patterns: readonly Pattern[], address: Address) =>
  patterns.some((pattern) => fits(pattern, address))

/** The first of them that has this record, else the first that has this page; `false` = refused. */
const among = (
  candidates: readonly Compiled[],
  address: Address,
): Recognised | false | undefined => {
  for (const known of candidates) {
    const record = recordOf(known, address)
    if (record) return page(known, record)
  }
  const refused = [never, ...candidates.map(({ refuse }) => refuse)]
  if (refused.some((patterns) => anyFits(patterns, address))) return false
  const known = candidates.find(({ pages }) => anyFits(pages, address))
  return known && page(known)
}

const hostOf = (own: string) => {
  const text = `http://${own.trim()}`
  return URL.canParse(text) ? new URL(text).host : undefined
}

const isOwn = (url: URL, ownHosts: readonly string[]) =>
  ownHosts.some((own) => {
    const host = hostOf(own)
    return host !== undefined && (host === url.hostname || host === url.host)
  })

/**
 * Which CRM, ERP or report product an address is a working page of, and which record it shows;
 * `undefined` for all else, any text included. It never throws.
 *
 * @param ownHosts hosts that the person declared as their CRM: `crm.acme.example` for any port,
 *   `crm.acme.example:8069` for that one.
 */
export const recognise = (
  url: string,
  ownHosts: readonly string[] = [],
): Recognised | undefined => {
  const read = readUrl(url)
  if (!read) return undefined
  const address = readAddress(read.pathname + read.search + read.hash)
  // The vendors' clouds answer on https and its own port; only there can access be asked for.
  const cloud = read.protocol === 'https:' && read.port === ''
  const found =
    cloud &&
    among(
      compiled.filter((known) => isAt(known, read.hostname)),
      address,
    )
  if (found) return found
  if (!isOwn(read, ownHosts)) return undefined
  const own = among(selfHosted, address)
  return own === false ? undefined : (own ?? { product: 'own', kind: 'crm' })
}
