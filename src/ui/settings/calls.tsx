import { useState } from 'preact/hooks'
import type { CallProduct } from '../../core/calls/product.ts'
import { CALL_PRODUCTS } from '../../core/calls/products.ts'
import { type Categories, offeredOf } from '../../core/scheme/categories.ts'
import type { CallRule, Settings } from '../../core/settings/settings.ts'
import { setCall } from '../../store/settings-commands.ts'
import { callWords } from '../words/calls.ts'
import { nameOf } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import { useCallChoice } from './call-choice.ts'
import { useFoundProducts } from './found-products.ts'
import type { SettingsPorts } from './ports.ts'
import { siteNames } from './products.tsx'
import { Switch } from './switch.tsx'
import type { Save } from './use-save.ts'

/** The number of products that are shown without a search. */
const COMMON = 6

interface CallsProps extends Pick<SettingsPorts, 'db' | 'hosts'> {
  settings: Settings
  save: Save
  categories: Categories
}

/**
 * Products for calls, whose sound starts a category (rule 10 in docs/domain.md). Each product has a
 * switch and, while it is on, a list to choose the category.
 */
export const Calls = ({ db, hosts, settings, save, categories }: CallsProps) => {
  const { granted, denied, turnOn, turnOff } = useCallChoice({ db, hosts, save })
  const [search, setSearch] = useState('')
  const { calls } = settings
  const shown = useFoundProducts(CALL_PRODUCTS, {
    search,
    chosen: calls.map(({ product }) => product),
    common: COMMON,
  })
  return (
    <section id="calls" class="products">
      <h2>{callWords.title}</h2>
      <p>{callWords.intro}</p>
      <input
        type="search"
        id="find-call"
        aria-label={callWords.find(CALL_PRODUCTS.length)}
        placeholder={callWords.find(CALL_PRODUCTS.length)}
        value={search}
        onInput={({ currentTarget: { value } }) => setSearch(value)}
      />
      {shown.map((product) => (
        <Call
          key={product.id}
          product={product}
          rule={calls.find((call) => call.product === product.id)}
          isGranted={granted?.[product.id]}
          isDenied={denied === product.id}
          categories={categories}
          turn={(on) => (on ? turnOn(product) : turnOff(product))}
          choose={(rule) => save(() => setCall(db, rule))}
        />
      ))}
      {shown.length === 0 && <p role="status">{callWords.none}</p>}
    </section>
  )
}

interface CallProps {
  product: CallProduct
  /** Undefined while the product is switched off. */
  rule: CallRule | undefined
  /** Whether the browser allows the product's sites. Undefined until the browser has answered. */
  isGranted: boolean | undefined
  isDenied: boolean
  categories: Categories
  turn: (on: boolean) => void
  choose: (rule: CallRule) => void
}

const Call = ({ product, rule, isGranted, isDenied, categories, turn, choose }: CallProps) => {
  const isOn = rule !== undefined && isGranted === true
  const isRevoked = rule !== undefined && isGranted === false
  return (
    <>
      <Switch
        id={`call-${product.id}`}
        label={product.name}
        on={isGranted === undefined ? undefined : isOn}
        turn={turn}
      >
        {isRevoked ? (
          <em>{pageWords.noPermission}</em>
        ) : !rule && isDenied ? (
          <em>{pageWords.denied}</em>
        ) : (
          siteNames(product)
        )}
      </Switch>
      {isOn && (
        <CallCategory product={product} rule={rule} categories={categories} choose={choose} />
      )}
    </>
  )
}

const ASK = 'ask'

type CallCategoryProps = Pick<CallProps, 'product' | 'categories' | 'choose'> & { rule: CallRule }

/** A list to choose which category a product's calls start, or *ask me after*. */
const CallCategory = ({ product, rule, categories, choose }: CallCategoryProps) => {
  const change = (value: string) =>
    choose(
      value === ASK
        ? { product: product.id, category: product.category, ask: true }
        : { product: product.id, category: value },
    )
  return (
    <select
      id={`call-${product.id}-runs`}
      class="call-runs"
      aria-label={callWords.runs(product.name)}
      value={rule.ask ? ASK : rule.category}
      onChange={({ currentTarget: { value } }) => change(value)}
    >
      <option value={ASK}>{callWords.ask}</option>
      {offeredOf(categories).map((category) => (
        <option key={category.id} value={category.id}>
          {nameOf(category)}
        </option>
      ))}
    </select>
  )
}
