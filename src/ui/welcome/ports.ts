import type { SettingsDoors } from '../settings/ports.ts'
import type { ShortcutDoors } from '../shortcuts.tsx'

/** What the welcome page needs from the browser. */
export interface WelcomeDoors
  extends ShortcutDoors,
    Pick<SettingsDoors, 'db' | 'hosts' | 'changed'> {
  /** Whether Stint's button is pinned to the toolbar. Undefined if the browser does not tell. */
  pinned: () => Promise<boolean | undefined>
  /** Opens the popup; works only within a click. Rejects if the browser refuses. */
  openPopup: () => Promise<void>
}
