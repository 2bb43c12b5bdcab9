import { useState } from 'preact/hooks'
import type { Product } from '../../core/crm/product.ts'
import { productById } from '../../core/crm/products.ts'
import type { Settings } from '../../core/settings.ts'
import { changeSettings, readSettings } from '../../store/settings.ts'
import { COMMON, OFFERED } from '../offered.ts'
import { words } from '../words/here.ts'
import { pageWords } from '../words/pages.ts'
import { useAllowed } from './allowed.ts'
import type { Hosts, SettingsDoors } from './doors.ts'
import type { Save } from './save.ts'
import { Switch } from './switch.tsx'

type ById = Readonly<Record<string, boolean>>

const offered = Object.keys(OFFERED).flatMap((id) => productById(id) ?? [])

const readGranted = async (hosts: Hosts): Promise<ById> =>
  Object.fromEntries(
    await Promise.all(
      offered.map(async (product) => [product.id, await hosts.granted(product.hosts)] as const),
    ),
  )

const fold = (text: string) => text.toLocaleLowerCase().replaceAll(/\s/g, '')

/**
 * Those whose name holds what is searched for; without a search those in use, most used first, then
 * those switched on, then the commonest.
 */
function found(search: string, chosen: readonly string[], used: readonly string[]) {
  if (search) return offered.filter(({ name }) => fold(name).includes(search))
  const inUse = used.flatMap((id) => offered.find((product) => product.id === id) ?? [])
  const rest = offered.filter((product) => !inUse.includes(product))
  const on = rest.filter(({ id }) => chosen.includes(id))
  const common = offered.slice(0, COMMON).filter((p) => !inUse.includes(p) && !on.includes(p))
  return [...inUse, ...on, ...common]
}

/** So many hosts are named; whoever wants to know all of them sees them in the browser's prompt. */
const NAMED = 2

/** What the permission lets Stint see, in one line. */
function seen({ hosts }: Product) {
  const names = [...new Set(hosts.map((pattern) => pattern.replace(/^.*:\/\/|\/\*$/g, '')))]
  const more = names.length - NAMED
  const shown = more > 1 ? [...names.slice(0, NAMED), pageWords.moreHosts(more)] : names
  return pageWords.seesHosts(new Intl.ListFormat(words.language).format(shown))
}

interface ProductsProps extends Pick<SettingsDoors, 'db' | 'hosts'> {
  used: readonly string[]
  settings: Settings | undefined
  save: Save
}

export const Products = ({ db, hosts, settings, used, save }: ProductsProps) => {
  const granted = useAllowed(hosts, () => readGranted(hosts))
  const [denied, setDenied] = useState<string>()
  const [search, setSearch] = useState('')

  const turnOn = async ({ id, hosts: patterns }: Product) => {
    // First of all, and before any wait: the browser asks only within the click.
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
      const kept = offered.filter((other) => products.includes(other.id)).flatMap((o) => o.hosts)
      await hosts.remove(patterns.filter((pattern) => !kept.includes(pattern)))
    })

  const shown = found(fold(search), settings?.products ?? [], used)
  const switches = shown.map((product) => {
    const chosen = settings?.products.includes(product.id)
    const on = settings && granted && chosen && granted[product.id]
    const revoked = granted && chosen && !granted[product.id]
    return (
      <Switch
        key={product.id}
        id={`product-${product.id}`}
        label={product.name}
        on={settings && granted ? !!on : undefined}
        turn={(wanted) => (wanted ? turnOn(product) : turnOff(product))}
      >
        <span>{seen(product)} </span>
        {product.inside && <span>{pageWords.inside(product.inside)} </span>}
        {revoked && <em>{pageWords.revoked}</em>}
        {!chosen && denied === product.id && <em>{pageWords.denied}</em>}
      </Switch>
    )
  })
  return (
    <>
      <input
        type="search"
        id="find-product"
        aria-label={pageWords.findProduct(offered.length)}
        placeholder={pageWords.findProduct(offered.length)}
        value={search}
        onInput={({ currentTarget: { value } }) => setSearch(value)}
      />
      {switches}
      {shown.length === 0 && <p role="status">{pageWords.noProduct}</p>}
    </>
  )
}
