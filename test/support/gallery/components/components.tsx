/**
 * A page that shows all common components in all states. With `?settings` or `?welcome` in its address,
 * it shows the components of that page of Stint instead.
 */
import { type ComponentChild, render } from 'preact'
import { words } from '../../../../src/ui/words/common.ts'
import { Settings } from './settings.tsx'
import { Shared } from './shared.tsx'
import { WelcomeParts } from './welcome.tsx'

interface Part {
  draw: () => ComponentChild
  /** Style sheets apply to a whole page, so each part is shown on a page of its own. */
  sheet: () => Promise<unknown>
}

const SHARED: Part = { draw: () => <Shared />, sheet: () => import('./shared.css') }
const PARTS: Readonly<Record<string, Part>> = {
  settings: {
    draw: () => <Settings />,
    sheet: () => import('../../../../src/ui/settings/settings.css'),
  },
  welcome: {
    draw: () => <WelcomeParts />,
    sheet: () => import('../../../../src/ui/welcome/welcome.css'),
  },
}

const part = PARTS[location.search.slice(1)] ?? SHARED
await part.sheet()
document.documentElement.lang = words.language
render(<main data-ready="">{part.draw()}</main>, document.body)
