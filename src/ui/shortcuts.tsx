import { Fragment } from 'preact'
import type { Categories } from '../core/scheme/categories.ts'
import { nameById } from './words/here.ts'
import { keyWords } from './words/keys.ts'

/** Keys as the browser has them now, by command; a command without keys is not in it. */
export type Shortcuts = Readonly<Record<string, string>>

/** The browser's own shortcuts, which work on every page. */
export interface ShortcutDoors {
  /** Where to change them differs. */
  kind: 'chromium' | 'firefox'
  shortcuts: () => Promise<Shortcuts>
  /** Opens the browser's own page of shortcuts. */
  setShortcut: () => void
}

/** Where a person finds the page by hand. */
const ADDRESSES = { chromium: 'chrome://extensions/shortcuts', firefox: 'about:addons' } as const

const ACTS = ['open', 'back', 'stop'] as const

/** The commands of the manifest that switch to a category (vite.config.ts). */
const SWITCH = /^switch-/

interface ListProps {
  shortcuts: Shortcuts
  categories: Categories
}

/** The keys that are set, and what they do. */
export const ShortcutList = ({ shortcuts, categories }: ListProps) => {
  const own = ACTS.map((name) => ({ name, act: keyWords.acts[name] }))
  const stages = Object.keys(shortcuts)
    .filter((name) => SWITCH.test(name))
    .map((name) => ({
      name,
      act: keyWords.switchTo(nameById(name.replace(SWITCH, ''), categories)),
    }))
  const all = [...own, ...stages].flatMap(({ name, act }) => {
    const keys = shortcuts[name]
    return keys ? [{ keys, act }] : []
  })
  if (all.length === 0) return <p>{keyWords.none}</p>
  return (
    <dl class="shortcuts">
      {all.map(({ keys, act }) => (
        <Fragment key={act}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{act}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** How they are changed: in a page of the browser's own. */
export const ShortcutHelp = ({
  kind,
  setShortcut,
}: Pick<ShortcutDoors, 'kind' | 'setShortcut'>) => (
  <p>
    {keyWords.how[kind](ADDRESSES[kind])}{' '}
    <button type="button" id="set-shortcut" class="link" onClick={setShortcut}>
      {keyWords.change}
    </button>
  </p>
)
