import { pageWords } from '../words/pages.ts'
import { offered } from './choice.ts'

interface FindProductProps {
  search: string
  setSearch: (search: string) => void
}

/** The search field for a CRM, in the settings and on the welcome page. */
export const FindProduct = ({ search, setSearch }: FindProductProps) => (
  <input
    type="search"
    id="find-product"
    aria-label={pageWords.findProduct(offered.length)}
    placeholder={pageWords.findProduct(offered.length)}
    value={search}
    onInput={({ currentTarget: { value } }) => setSearch(value)}
  />
)
