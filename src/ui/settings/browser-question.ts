import type { Product } from '../../core/crm/product.ts'
import { listOf } from '../formats.ts'
import { asksWords } from '../words/permission-prompts.ts'

export type Asking = keyof typeof asksWords.title

/**
 * The largest number of sites that the browser names in its permission prompt. For more sites, the
 * prompt shows only their number.
 */
const NAMED: Record<Asking, number> = { chromium: 3, firefox: 1 }

/**
 * The hosts that the browser must allow before Stint can recognise this CRM product. Scheme and
 * path are left out.
 */
export const sitesOf = ({ hosts }: Pick<Product, 'hosts'>): readonly string[] => [
  ...new Set(hosts.map((pattern) => pattern.replace(/^.*:\/\/|\/\*$/g, ''))),
]

const siteIn = (asking: Asking, site: string) =>
  site.startsWith('*.') ? asksWords.all[asking](site.slice(2)) : site

/**
 * The browser's question before it allows these sites. Without sites, the question has a gap (…) in
 * place of the site.
 */
export function questionOf(asking: Asking, sites: readonly string[]): string {
  if (sites.length === 0) return asksWords.any[asking]
  if (sites.length > NAMED[asking]) return asksWords.many[asking](sites.length)
  return asksWords.some[asking](listOf(sites.map((site) => siteIn(asking, site))))
}
