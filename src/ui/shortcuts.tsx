import { Fragment } from 'preact'
import type { Categories } from '../core/scheme/categories.ts'
import { nameById } from './words/common.ts'
import { keyWords } from './words/keys.ts'

/** The present keys of each command of the extension. A command without keys is left out. */
export type Shortcuts = Readonly<Record<string, string>>

/** The shortcuts that the browser handles, which work on every page. */
export interface ShortcutPorts {
  /** The kind of browser. Each kind has a different page to change shortcuts. */
  kind: 'chromium' | 'firefox'
  shortcuts: () => Promise<Shortcuts>
  /** Opens the browser's page of shortcuts. */
  setShortcut: () => void
}

/** The address of the page for shortcuts in each browser. */
const ADDRESSES = { chromium: 'chrome://extensions/shortcuts', firefox: 'about:addons' } as const

const ACTS = ['open', 'back', 'stop'] as const

/** The commands of the manifest that switch to a category (vite.config.ts). */
const SWITCH = /^switch-/

interface ListProps {
  shortcuts: Shortcuts
  categories: Categories
}

/** The list of shortcuts that have keys, each with what it does. */
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

/** Says how to change shortcuts, which is possible only on a page of the browser. */
export const ShortcutHelp = ({
  kind,
  setShortcut,
}: Pick<ShortcutPorts, 'kind' | 'setShortcut'>) => (
  <p>
    {keyWords.how[kind](ADDRESSES[kind])}{' '}
    <button type="button" id="set-shortcut" class="link" onClick={setShortcut}>
      {keyWords.change}
    </button>
  </p>
)
