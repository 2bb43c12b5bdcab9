import type { RecogniseCall } from '../calls/recogniser.ts'
import type { Recognise } from '../crm/recogniser.ts'
import { isUrlOnHosts } from '../crm/url-on-host.ts'
import { type Categories, categoryOf, DOCUMENTATION } from '../scheme/categories.ts'
import type { CallRule, Settings } from '../settings/settings.ts'
import { contextOf } from '../time/segment.ts'
import type { SoundRule } from './sounds.ts'
import type { Site } from './state.ts'

/**
 * Returns the category that a page with this address starts automatically: the category of the
 * person's own rule for the site, or Documentation on a page of a CRM. The person must have enabled
 * that CRM, or entered its host in the settings. Returns undefined for all other addresses.
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

/**
 * The category that runs while a page with this address plays sound (rule 10 of docs/domain.md).
 * Returns undefined if the person has no such rule for the address.
 */
export function soundRuleOf(
  url: string,
  { sites, calls }: Pick<Settings, 'sites' | 'calls'>,
  categories: Categories,
  recogniseCall: RecogniseCall,
): SoundRule | undefined {
  const site = sites.find(({ host, whileSound }) => whileSound && isUrlOnHosts(url, [host]))
  const found: WithCategory | undefined = site ?? callRuleOf(recogniseCall(url), calls)
  const category = found && categoryOf(found.category, categories)?.id
  return category ? { category, ...(found.ask && { ask: true }) } : undefined
}

type WithCategory = Omit<CallRule, 'product'>

const callRuleOf = (product: string | undefined, calls: Settings['calls']) =>
  calls.find((call) => call.product === product)
