import type { Product } from '../../core/crm/product.ts'
import { namedKeyOf } from '../keys.ts'
import { pageWords } from '../words/pages.ts'
import { PRODUCTS_OFFERED } from './product-choice.ts'

interface FindProductProps {
  search: string
  setSearch: (search: string) => void
  found: readonly Product[]
  /**
   * Called when the person presses Enter, with the product, if the search has found exactly one
   * product.
   */
  choose: (product: Product) => void
}

/** The search field for CRM products, in the settings and on the welcome page. */
export const FindProduct = ({ search, setSearch, found, choose }: FindProductProps) => (
  <input
    type="search"
    id="find-product"
    aria-label={pageWords.findProduct(PRODUCTS_OFFERED.length)}
    placeholder={pageWords.findProduct(PRODUCTS_OFFERED.length)}
    value={search}
    onInput={({ currentTarget: { value } }) => setSearch(value)}
    onKeyDown={(event) => {
      const [product, ...others] = found
      if (namedKeyOf(event) === 'Enter' && search && product && others.length === 0) choose(product)
    }}
  />
)
