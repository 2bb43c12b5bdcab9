import { useState } from 'preact/hooks'
import type { Product } from '../../core/crm/product.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { listOf } from '../formats.ts'
import { COMMON } from '../product-names.ts'
import { pageWords } from '../words/pages.ts'
import { sitesOf } from './browser-question.ts'
import { FindProduct } from './find-product.tsx'
import { useFoundProducts } from './found-products.ts'
import type { SettingsPorts } from './ports.ts'
import { PRODUCTS_OFFERED, useProductChoice } from './product-choice.ts'
import { Switch } from './switch.tsx'
import type { Save } from './use-save.ts'

/**
 * The number of sites that the page names if a product needs more of them. The browser's prompt
 * lists all sites.
 */
const NAMED = 2

/** The sites that a product needs, in one line. */
export function siteNames(product: Pick<Product, 'hosts'>) {
  const names = [...new Set(sitesOf(product).map((site) => site.replace('*.', '')))]
  const more = names.length - NAMED
  const shown = more > 1 ? [...names.slice(0, NAMED), pageWords.moreHosts(more)] : names
  return listOf(shown)
}

interface ProductsProps extends Pick<SettingsPorts, 'db' | 'hosts'> {
  used: readonly string[]
  settings: Settings | undefined
  save: Save
}

export const Products = ({ db, hosts, settings, used, save }: ProductsProps) => {
  const { granted, denied, turnOn, turnOff } = useProductChoice({ db, hosts, save })
  const [search, setSearch] = useState('')

  const shown = useFoundProducts(PRODUCTS_OFFERED, {
    search,
    chosen: settings?.products,
    used,
    common: COMMON,
  })
  const isRevoked = ({ id }: Product) =>
    granted !== undefined && settings?.products.includes(id) === true && !granted[id]
  const switches = shown.map((product) => {
    const chosen = settings?.products.includes(product.id)
    const on = settings && granted && chosen && granted[product.id]
    const revoked = isRevoked(product)
    return (
      <Switch
        key={product.id}
        id={`product-${product.id}`}
        label={product.name}
        on={settings && granted ? !!on : undefined}
        turn={(wanted) => (wanted ? turnOn(product) : turnOff(product))}
      >
        {revoked ? (
          <em>{pageWords.noPermission}</em>
        ) : !chosen && denied === product.id ? (
          <em>{pageWords.denied}</em>
        ) : product.inside ? (
          pageWords.inside(product.inside)
        ) : (
          siteNames(product)
        )}
      </Switch>
    )
  })
  return (
    <>
      <FindProduct
        search={search}
        setSearch={setSearch}
        found={shown}
        choose={(product) => void turnOn(product)}
      />
      {switches}
      {shown.length === 0 && <p role="status">{pageWords.noProduct}</p>}
      {shown.some(isRevoked) && <p role="status">{pageWords.revoked}</p>}
    </>
  )
}
