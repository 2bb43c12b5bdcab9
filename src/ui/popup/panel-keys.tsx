import { panelWords } from '../words/panel.ts'
import type { Commands } from './commands.ts'

/** Switches single keys in the panel on and off: with them, text typed by mistake switches too. */
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
