import type { SettingsPorts } from '../settings/ports.ts'
import type { ShortcutPorts } from '../shortcuts.tsx'

/** What the welcome page needs from the browser. */
export interface WelcomePorts
  extends ShortcutPorts,
    Pick<SettingsPorts, 'db' | 'hosts' | 'changed'> {
  /**
   * Whether Stint's button is pinned to the toolbar. Undefined if the browser does not report it.
   */
  pinned: () => Promise<boolean | undefined>
  /** Opens the popup; works only within a click. Rejects if the browser refuses. */
  openPopup: () => Promise<void>
}
