import { panelWords } from '../words/panel.ts'
import type { Commands } from './commands.ts'

/**
 * The switch for single keys in the side panel. While single keys are on, text that is typed in the
 * panel by mistake can switch the category.
 */
export const PanelKeys = ({ on, commands }: { on: boolean; commands: Commands }) => (
  <div class="row panel-keys">
    <span id="panel-keys-more">{on ? panelWords.keysOn : panelWords.keysOff}</span>
    <button
      type="button"
      id="panel-keys"
      class="plain"
      aria-describedby="panel-keys-more"
      aria-busy={commands.isPending('panel-keys')}
      onClick={() => commands.run('panel-keys', (store) => store.setPanelKeys(!on))}
    >
      {on ? panelWords.turnOff : panelWords.turnOn}
    </button>
  </div>
)
