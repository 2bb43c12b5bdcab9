import { type Address, readAddress } from './address.ts'
import { type Compiled, compile, typeOf } from './compile.ts'
import { isNever } from './never.ts'
import { matchPattern, type Pattern } from './pattern.ts'
import type { Entry, Kind } from './product.ts'
import { productsByHost } from './tenant.ts'

export interface Recognised {
  /** An id out of `PRODUCTS`, or `own`: a declared host of which the address tells no more. */
  product: string
  kind: Kind
  /** No `id` where the product's ids are, or hold, names or addresses of people. */
  record?: { type: string; id?: string }
}

/** Characters; a longer address is none that a person works at. */
const MAX_URL_LENGTH = 16_384

const readUrl = (url: string): URL | undefined => {
  if (url.length > MAX_URL_LENGTH || !URL.canParse(url)) return undefined
  const read = new URL(url)
  const web = read.protocol === 'https:' || read.protocol === 'http:'
  return web && !read.username && !read.password ? read : undefined
}

const anyFits = (patterns: readonly Pattern[], address: Address) =>
  patterns.some((pattern) => matchPattern(pattern, address))

/** On a declared host, what any of the products refuses is no work in the one that stands there. */
const isRefused = (products: readonly Compiled[], address: Address) =>
  products.some(({ refuse }) => anyFits(refuse, address)) ||
  (isNever(address) && !products.some(({ keep }) => anyFits(keep, address)))

/** How often an address may stand in an address. */
const MAX_DEPTH = 2

/** `false`: the address in the address is refused. */
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

/** The first product that has this record, else the first that has this page; `false` = refused. */
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
  const known = products.find((candidate) => anyFits(candidate[pages], address))
  return known && resultOf(known)
}

const hostOf = (own: string) => {
  const text = `http://${own.trim()}`
  return URL.canParse(text) ? new URL(text).host : undefined
}

const isOnHost = (url: URL, hosts: readonly string[]) =>
  hosts.some((own) => {
    const host = hostOf(own)
    return host !== undefined && (host === url.hostname || host === url.host)
  })

/** Whether an address is on one of these hosts, each for any port or `host:port` for that one. */
export const isUrlOnHosts = (url: string, hosts: readonly string[]): boolean => {
  const read = readUrl(url)
  return read !== undefined && isOnHost(read, hosts)
}

/**
 * Which CRM, ERP or report product an address is a working page of, and which record it shows;
 * `undefined` for all else. Takes any text, never throws.
 *
 * @param ownHosts hosts that the person declared as their CRM: `crm.acme.example` for any port,
 *   `crm.acme.example:8069` for that one.
 */
export type Recognise = (url: string, ownHosts?: readonly string[]) => Recognised | undefined

/** Recognises these products; the table is the caller's to bring (`products.ts`). */
export function recogniserOf(products: readonly Entry[]): Recognise {
  const productsAt = productsByHost(products)
  const selfHosted = products.filter((product) => product.selfHosted)
  return (url, ownHosts = []) => {
    const read = readUrl(url)
    if (!read) return undefined
    const address = readAddress(read.pathname + read.search + read.hash)
    // Clouds answer on https and its own port; nothing else can be asked access for.
    const cloud = read.protocol === 'https:' && read.port === '' ? productsAt(read.hostname) : []
    const there = recogniseAmong(cloud.map(compile), address, 'pages')
    if (there !== undefined || !isOnHost(read, ownHosts)) return there || undefined
    const own = recogniseAmong(selfHosted.map(compile), address, 'ownPages')
    return own === undefined ? { product: 'own', kind: 'crm' } : own || undefined
  }
}
