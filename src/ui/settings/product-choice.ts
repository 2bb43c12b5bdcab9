import { useState } from 'preact/hooks'
import { CALL_PRODUCTS } from '../../core/calls/products.ts'
import type { Product } from '../../core/crm/product.ts'
import { productById } from '../../core/crm/products.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { changeSettings, readSettings } from '../../store/settings.ts'
import { PRODUCT_NAMES } from '../product-names.ts'
import type { Hosts, SettingsPorts } from './ports.ts'
import { useAllowed } from './use-allowed.ts'
import type { Save } from './use-save.ts'

/** The products that a person may switch on. */
export const PRODUCTS_OFFERED = Object.keys(PRODUCT_NAMES).flatMap((id) => productById(id) ?? [])

interface WithHosts {
  id: string
  hosts: readonly string[]
}

/** Whether the browser allows each product's sites, by the id of the product. */
export const readGranted = async (
  hosts: Hosts,
  products: readonly WithHosts[],
): Promise<Readonly<Record<string, boolean>>> =>
  Object.fromEntries(
    await Promise.all(
      products.map(async ({ id, hosts: of }) => [id, await hosts.granted(of)] as const),
    ),
  )

/**
 * The match patterns of a product that are not needed by another product that is switched on. A CRM
 * and a product for calls can have the same site.
 */
export function unusedPatterns(patterns: readonly string[], { products, calls }: Settings) {
  const crms = PRODUCTS_OFFERED.filter(({ id }) => products.includes(id))
  const others = CALL_PRODUCTS.filter(({ id }) => calls.some(({ product }) => product === id))
  const kept = [...crms, ...others].flatMap(({ hosts }) => hosts)
  return patterns.filter((pattern) => !kept.includes(pattern))
}

export interface Choosing extends Pick<SettingsPorts, 'db' | 'hosts'> {
  save: Save
}

/**
 * Returns functions that switch products on and off. When a product is switched on, the browser
 * asks for permission.
 */
export const useProductChoice = ({ db, hosts, save }: Choosing) => {
  const granted = useAllowed(hosts, () => readGranted(hosts, PRODUCTS_OFFERED))
  const [denied, setDenied] = useState<string>()

  const turnOn = async ({ id, hosts: patterns }: Product) => {
    // The permission is requested before the first `await`, because the browser asks the person
    // only within the click.
    const answer = hosts.request(patterns)
    setDenied(undefined)
    if (!(await answer)) return setDenied(id)
    await save(() =>
      changeSettings(db, ({ products }) => ({ products: [...new Set([...products, id])] })),
    )
  }

  const turnOff = ({ id, hosts: patterns }: Product) =>
    save(async () => {
      await changeSettings(db, ({ products }) => ({
        products: products.filter((other) => other !== id),
      }))
      await hosts.remove(unusedPatterns(patterns, await readSettings(db)))
    })

  return { granted, denied, turnOn, turnOff }
}
