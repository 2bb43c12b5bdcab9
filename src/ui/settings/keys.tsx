import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { ShortcutHelp, ShortcutList, type ShortcutPorts } from '../shortcuts.tsx'
import { useAskedAtReturn } from '../welcome/asked-at-return.ts'
import { keyWords } from '../words/keys.ts'
import { Switch } from './switch.tsx'

interface KeysProps {
  ports: ShortcutPorts | undefined
  settings: Settings | undefined
  categories: Categories | undefined
  change: (patch: Partial<Settings>) => void
}

const Anywhere = ({ ports, categories }: { ports: ShortcutPorts; categories: Categories }) => {
  const shortcuts = useAskedAtReturn(ports.shortcuts)
  return (
    <div class="setting" id="shortcuts">
      <div>
        <h3>{keyWords.anywhere}</h3>
        {shortcuts && <ShortcutList shortcuts={shortcuts} categories={categories} />}
        <ShortcutHelp {...ports} />
      </div>
    </div>
  )
}

/**
 * The section for keys: whether the side panel reacts to single keys, and the browser's shortcuts.
 */
export const Keys = ({ ports, settings, categories, change }: KeysProps) => (
  <section id="keys">
    <h2>{keyWords.title}</h2>
    <Switch
      id="panelKeys"
      label={keyWords.panelKeys}
      on={settings?.panelKeys}
      turn={(panelKeys) => change({ panelKeys })}
    >
      {keyWords.panelKeysHint}
    </Switch>
    {ports && categories && <Anywhere ports={ports} categories={categories} />}
  </section>
)
