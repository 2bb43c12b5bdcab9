import { useRef, useState } from 'preact/hooks'
import type { Product } from '../../core/crm/product.ts'
import { productById } from '../../core/crm/products.ts'
import { changeSettings, readSettings } from '../../store/settings.ts'
import { COMMON, OFFERED } from '../offered.ts'
import type { Hosts, SettingsDoors } from './ports.ts'
import type { Save } from './save.ts'
import { useAllowed } from './use-allowed.ts'

type ById = Readonly<Record<string, boolean>>

/** The products that a person may switch on. */
export const PRODUCTS_OFFERED = Object.keys(OFFERED).flatMap((id) => productById(id) ?? [])

const readGranted = async (hosts: Hosts): Promise<ById> =>
  Object.fromEntries(
    await Promise.all(
      PRODUCTS_OFFERED.map(
        async (product) => [product.id, await hosts.granted(product.hosts)] as const,
      ),
    ),
  )

const fold = (text: string) => text.toLocaleLowerCase().replaceAll(/\s/g, '')

/**
 * The products whose name contains the search. Without a search: those in use, most used first, then
 * those switched on, then the commonest.
 */
function matchingProducts(search: string, chosen: readonly string[], used: readonly string[]) {
  const part = fold(search)
  if (part) return PRODUCTS_OFFERED.filter(({ name }) => fold(name).includes(part))
  const inUse = used.flatMap((id) => PRODUCTS_OFFERED.find((product) => product.id === id) ?? [])
  const rest = PRODUCTS_OFFERED.filter((product) => !inUse.includes(product))
  const on = rest.filter(({ id }) => chosen.includes(id))
  const common = PRODUCTS_OFFERED.slice(0, COMMON).filter(
    (p) => !inUse.includes(p) && !on.includes(p),
  )
  return [...inUse, ...on, ...common]
}

/**
 * The products found; each keeps its place when it is switched on or off, so that nothing moves under
 * the pointer. A new search, or other products in use, sort them again.
 * @param chosen undefined until it is read
 */
export function useFoundProducts(
  search: string,
  chosen: readonly string[] | undefined,
  used: readonly string[],
): readonly Product[] {
  const last = useRef<{ key: string; shown: readonly Product[] }>(undefined)
  const key = JSON.stringify([search, used, chosen === undefined])
  const before = last.current?.key === key ? last.current.shown : []
  const fresh = matchingProducts(search, chosen ?? [], used).filter(
    (product) => !before.includes(product),
  )
  const shown = [...before, ...fresh]
  last.current = { key, shown }
  return shown
}

interface Choosing extends Pick<SettingsDoors, 'db' | 'hosts'> {
  save: Save
}

/** Switches products on, with the browser's prompt, and off. */
export const useProductChoice = ({ db, hosts, save }: Choosing) => {
  const granted = useAllowed(hosts, () => readGranted(hosts))
  const [denied, setDenied] = useState<string>()

  const turnOn = async ({ id, hosts: patterns }: Product) => {
    // Before any wait: the browser asks only within the click.
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
      const { products } = await readSettings(db)
      const kept = PRODUCTS_OFFERED.filter((other) => products.includes(other.id)).flatMap(
        (o) => o.hosts,
      )
      await hosts.remove(patterns.filter((pattern) => !kept.includes(pattern)))
    })

  return { granted, denied, turnOn, turnOff }
}
