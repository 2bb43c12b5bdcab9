import { isOwn, type Recognised, recognise } from './crm/recognise.ts'
import type { Context } from './segment.ts'
import type { Settings } from './settings.ts'

/** What may be kept of a recognised address: the product, and the record if the person allows it. */
export const contextOf = (
  { product, record }: Pick<Recognised, 'product' | 'record'>,
  { keepRecords }: Pick<Settings, 'keepRecords'>,
): Context => ({ product, ...(keepRecords && record && { record }) })

/** What is worked at under an address, if it is a CRM that the person switched on or declared. */
export function crmOf(url: string, settings: Settings): Context | undefined {
  const found = recognise(url, settings.ownHosts)
  if (!found) return undefined
  const wanted = settings.products.includes(found.product) || isOwn(url, settings.ownHosts)
  return wanted ? contextOf(found, settings) : undefined
}
