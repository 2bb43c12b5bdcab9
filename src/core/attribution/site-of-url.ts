import { isUrlOnHosts, type Recognise } from '../crm/recogniser.ts'
import { type Categories, categoryOf, DOCUMENTATION } from '../scheme/categories.ts'
import type { Settings } from '../settings/settings.ts'
import { contextOf } from '../time/segment.ts'
import type { Site } from './state.ts'

/**
 * The category that an address starts automatically: the person's own rule for the site, or
 * Documentation on a page of a CRM that they enabled or declared. Returns undefined for all others.
 */
export function siteOf(
  url: string,
  settings: Settings,
  categories: Categories,
  recognise: Recognise,
): Site | undefined {
  const rule = settings.sites.find(
    ({ host, whileSound }) => !whileSound && isUrlOnHosts(url, [host]),
  )
  if (rule && categoryOf(rule.category, categories)) return { category: rule.category }
  const found = recognise(url, settings.ownHosts)
  if (!found) return undefined
  const wanted = settings.products.includes(found.product) || isUrlOnHosts(url, settings.ownHosts)
  return wanted ? { category: DOCUMENTATION, context: contextOf(found, settings) } : undefined
}

/** The category that runs while this address plays sound (rule 10); undefined without such a rule. */
export function soundCategoryOf(
  url: string,
  { sites }: Pick<Settings, 'sites'>,
  categories: Categories,
): string | undefined {
  const rule = sites.find(({ host, whileSound }) => whileSound && isUrlOnHosts(url, [host]))
  return rule && categoryOf(rule.category, categories)?.id
}
