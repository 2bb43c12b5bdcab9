import { pageWords } from '../words/pages.ts'
import { PRODUCTS_OFFERED } from './product-choice.ts'

interface FindProductProps {
  search: string
  setSearch: (search: string) => void
}

/** The search field for a CRM, in the settings and on the welcome page. */
export const FindProduct = ({ search, setSearch }: FindProductProps) => (
  <input
    type="search"
    id="find-product"
    aria-label={pageWords.findProduct(PRODUCTS_OFFERED.length)}
    placeholder={pageWords.findProduct(PRODUCTS_OFFERED.length)}
    value={search}
    onInput={({ currentTarget: { value } }) => setSearch(value)}
  />
)
