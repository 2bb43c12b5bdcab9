import type { Product } from '../../core/crm/product.ts'
import { listOf } from '../formats.ts'
import { asksWords } from '../words/asks.ts'

export type Asking = keyof typeof asksWords.title

/** The number of sites that a browser names; of more it says the number. */
const NAMED: Record<Asking, number> = { chromium: 3, firefox: 1 }

/** The hosts of a product's permission, without scheme and path. */
export const sitesOf = ({ hosts }: Pick<Product, 'hosts'>): readonly string[] => [
  ...new Set(hosts.map((pattern) => pattern.replace(/^.*:\/\/|\/\*$/g, ''))),
]

const siteIn = (asking: Asking, site: string) =>
  site.startsWith('*.') ? asksWords.all[asking](site.slice(2)) : site

/** What the browser asks before it allows these sites; without sites, what it asks of any. */
export function questionOf(asking: Asking, sites: readonly string[]): string {
  if (sites.length === 0) return asksWords.any[asking]
  if (sites.length > NAMED[asking]) return asksWords.many[asking](sites.length)
  return asksWords.some[asking](listOf(sites.map((site) => siteIn(asking, site))))
}
