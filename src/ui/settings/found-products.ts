import { useRef } from 'preact/hooks'
import { ownProperty } from '../../core/own-property.ts'
import { NAMES_IN_RUSSIAN } from './names-in-russian.ts'

interface Named {
  id: string
  name: string
}

interface Finding {
  search: string
  /** The ids of the products that are switched on. Undefined until they are read. */
  chosen: readonly string[] | undefined
  /** The ids of the products in use. The most used product is first. */
  used?: readonly string[]
  /** The number of products that are shown without a search, from the beginning of the list. */
  common: number
}

const foldSearchText = (text: string) => text.toLocaleLowerCase().replaceAll(/\s/g, '')

/**
 * The products whose name contains the search text; Russian names are searched too. Without a
 * search text, the products in use come first, beginning with the most used one. Then come the
 * products that are switched on, and then the first `common` products of the list.
 */
function matchingProducts<P extends Named>(
  products: readonly P[],
  { search, chosen = [], used = [], common }: Finding,
): P[] {
  const part = foldSearchText(search)
  const namesOf = ({ id, name }: Named) => `${name}, ${ownProperty(NAMES_IN_RUSSIAN, id) ?? ''}`
  if (part) return products.filter((product) => foldSearchText(namesOf(product)).includes(part))
  const inUse = used.flatMap((id) => products.find((product) => product.id === id) ?? [])
  const rest = products.filter((product) => !inUse.includes(product))
  const on = rest.filter(({ id }) => chosen.includes(id))
  const others = products.slice(0, common).filter((p) => !inUse.includes(p) && !on.includes(p))
  return [...inUse, ...on, ...others]
}

/**
 * The products to show. Each product keeps its position when it is switched on or off, so that
 * nothing moves under the pointer. The products are sorted again when the search text or the
 * products in use change.
 */
export function useFoundProducts<P extends Named>(
  products: readonly P[],
  finding: Finding,
): readonly P[] {
  const last = useRef<{ key: string; shown: readonly P[] }>(undefined)
  const { search, used, chosen } = finding
  const key = JSON.stringify([search, used, chosen === undefined])
  const before = last.current?.key === key ? last.current.shown : []
  const fresh = matchingProducts(products, finding).filter((product) => !before.includes(product))
  const shown = [...before, ...fresh]
  last.current = { key, shown }
  return shown
}
