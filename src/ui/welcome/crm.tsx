import { useState } from 'preact/hooks'
import type { Product } from '../../core/crm/product.ts'
import type { Policy } from '../../core/settings/policy.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { listOf } from '../formats.ts'
import { COMMON } from '../product-names.ts'
import { sitesOf } from '../settings/browser-question.ts'
import { Company } from '../settings/company.tsx'
import { FindProduct } from '../settings/find-product.tsx'
import { useFoundProducts } from '../settings/found-products.ts'
import { readAllowed } from '../settings/named-hosts.tsx'
import type { Hosts } from '../settings/ports.ts'
import { PRODUCTS_OFFERED, useProductChoice } from '../settings/product-choice.ts'
import { useAllowed } from '../settings/use-allowed.ts'
import type { Save } from '../settings/use-save.ts'
import { pageWords } from '../words/pages.ts'
import { welcomeWords } from '../words/welcome.ts'
import { BrowserPrompt } from './browser-prompt.tsx'
import { OwnCrm } from './own-crm.tsx'
import type { WelcomePorts } from './ports.ts'
import { Step } from './step.tsx'

interface CrmProps extends Pick<WelcomePorts, 'db' | 'hosts'> {
  settings: Settings | undefined
  policy: Policy | undefined
  save: Save
}

const NONE: readonly string[] = []

const nameOf = (id: string) => PRODUCTS_OFFERED.find((product) => product.id === id)?.name ?? id

interface ChipProps {
  product: Product
  on: boolean
  disabled: boolean
  toggle: () => void
  /** Called when the pointer or the focus is on the button. */
  pointed: () => void
}

const Chip = ({ product, on, disabled, toggle, pointed }: ChipProps) => (
  <button
    type="button"
    class="chip"
    data-product={product.id}
    aria-pressed={on}
    disabled={disabled}
    onClick={toggle}
    onPointerEnter={pointed}
    onFocus={pointed}
  >
    {product.name}
    {product.inside && <small> {welcomeWords.insideOf(product.inside)}</small>}
  </button>
)

/** The person's own hosts that the browser allows Stint to see. */
const useAllowedHosts = (hosts: Hosts, own: readonly string[]) => {
  const named = own.map((host) => ({ host }))
  const allowed = useAllowed(hosts, () => readAllowed(hosts, named), own.join())
  return own.filter((host) => allowed?.has(host))
}

/**
 * The products as buttons. A click asks for the browser's permission. After that, time in the
 * product is recorded.
 */
export const Crm = ({ db, hosts, settings, policy, save }: CrmProps) => {
  const { granted, denied, turnOn, turnOff } = useProductChoice({ db, hosts, save })
  const [search, setSearch] = useState('')
  const [pointed, setPointed] = useState<Product>()
  const on = (settings?.products ?? []).filter((id) => granted?.[id])
  const shown = useFoundProducts(PRODUCTS_OFFERED, {
    search,
    chosen: settings?.products,
    common: COMMON,
  })
  const example = pointed && shown.includes(pointed) ? pointed : search ? shown[0] : undefined
  const allowed = useAllowedHosts(hosts, settings?.ownHosts ?? NONE)
  const named = [...on.map(nameOf), ...allowed]
  return (
    <Step id="crm" title={welcomeWords.crm} done={named.length > 0}>
      <p>{welcomeWords.crmText}</p>
      {policy && <Company policy={policy} hosts={hosts} />}
      <FindProduct
        search={search}
        setSearch={setSearch}
        found={shown}
        choose={(product) => void turnOn(product)}
      />
      <div class="chips">
        {shown.map((product) => (
          <Chip
            key={product.id}
            product={product}
            on={on.includes(product.id)}
            disabled={!settings || !granted}
            toggle={() => (on.includes(product.id) ? turnOff(product) : turnOn(product))}
            pointed={() => setPointed(product)}
          />
        ))}
      </div>
      <p role="status" class="result">
        {shown.length === 0 && `${pageWords.noProduct} `}
        {named.length > 0 && <b>{welcomeWords.crmOn(listOf(named))}</b>}
      </p>
      {denied && !on.includes(denied) && (
        <p role="alert" class="failed">
          {welcomeWords.denied(nameOf(denied))}
        </p>
      )}
      {settings && <OwnCrm db={db} hosts={hosts} settings={settings} save={save} />}
      {named.length === 0 && (
        <BrowserPrompt asking={hosts.asks} sites={example ? sitesOf(example) : NONE} />
      )}
    </Step>
  )
}
