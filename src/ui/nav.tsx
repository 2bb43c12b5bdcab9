import './nav.css'
import { PAGES, type PageName } from './pages.ts'
import { words } from './words/here.ts'

/** Plain links: they open in new tabs, can be bookmarked, and need no script. */
export const Nav = ({ here }: { here: PageName }) => (
  <nav class="pages" aria-label="Stint">
    {PAGES.map((page) => (
      <a key={page} href={`${page}.html`} aria-current={page === here ? 'page' : undefined}>
        {words[page]}
      </a>
    ))}
  </nav>
)
