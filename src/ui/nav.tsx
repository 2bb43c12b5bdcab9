import './nav.css'
import { PAGES, type PageName } from './pages.ts'
import { words } from './words/common.ts'

/**
 * The navigation between pages. It consists of plain links, because they work in new tabs, as
 * bookmarks and without a script.
 */
export const Nav = ({ here }: { here: PageName }) => (
  <nav class="pages" aria-label="Stint">
    {PAGES.map((page) => (
      <a key={page} href={`${page}.html`} aria-current={page === here ? 'page' : undefined}>
        {words[page]}
      </a>
    ))}
  </nav>
)
