import { useState } from 'preact/hooks'
import type { Policy } from '../../core/settings/policy.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { listOf } from '../formats.ts'
import { settingsPart } from '../pages.ts'
import { Company } from '../settings/company.tsx'
import { FindProduct } from '../settings/find-product.tsx'
import { PRODUCTS_OFFERED, useFoundProducts, useProductChoice } from '../settings/product-choice.ts'
import type { Save } from '../settings/save.ts'
import { pageWords } from '../words/pages.ts'
import { welcomeWords } from '../words/welcome.ts'
import type { WelcomeDoors } from './ports.ts'
import { Step } from './step.tsx'

interface CrmProps extends Pick<WelcomeDoors, 'db' | 'hosts'> {
  settings: Settings | undefined
  policy: Policy | undefined
  save: Save
}

const NONE: readonly string[] = []

const nameOf = (id: string) => PRODUCTS_OFFERED.find((product) => product.id === id)?.name ?? id

/** The products as buttons: one click, the browser's prompt, and time in the product counts. */
export const Crm = ({ db, hosts, settings, policy, save }: CrmProps) => {
  const { granted, denied, turnOn, turnOff } = useProductChoice({ db, hosts, save })
  const [search, setSearch] = useState('')
  const on = (settings?.products ?? []).filter((id) => granted?.[id])
  const shown = useFoundProducts(search, settings?.products, NONE)
  return (
    <Step id="crm" title={welcomeWords.crm} done={on.length > 0}>
      <p>
        {welcomeWords.crmText} {pageWords.asks[hosts.asks]}
      </p>
      {policy && <Company policy={policy} hosts={hosts} />}
      <FindProduct search={search} setSearch={setSearch} />
      <div class="chips">
        {shown.map((product) => (
          <button
            key={product.id}
            type="button"
            class="chip"
            data-product={product.id}
            aria-pressed={on.includes(product.id)}
            disabled={!settings || !granted}
            onClick={() => (on.includes(product.id) ? turnOff(product) : turnOn(product))}
          >
            {product.name}
            {product.inside && <small> {welcomeWords.insideOf(product.inside)}</small>}
          </button>
        ))}
      </div>
      <p role="status">
        {shown.length === 0 && `${pageWords.noProduct} `}
        {on.length > 0 && <b>{welcomeWords.crmOn(listOf(on.map(nameOf)))}</b>}
      </p>
      {denied && !on.includes(denied) && (
        <p role="alert" class="failed">
          {welcomeWords.denied(nameOf(denied))}
        </p>
      )}
      <p>
        <a href={settingsPart('own-hosts')}>{welcomeWords.ownCrm}</a>
      </p>
    </Step>
  )
}
