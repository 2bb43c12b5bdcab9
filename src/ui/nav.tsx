import './nav.css'
import { PAGES, type PageName } from './pages.ts'
import { words } from './words/common.ts'

/**
 * The navigation between pages, as plain links: they work in new tabs, as bookmarks and without
 * script.
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
