import type { SettingsDoors } from '../settings/ports.ts'
import type { ShortcutDoors } from '../shortcuts.tsx'

/** What the welcome page needs of the browser. */
export interface WelcomeDoors
  extends ShortcutDoors,
    Pick<SettingsDoors, 'db' | 'hosts' | 'changed'> {
  /** Whether Stint's button is on the toolbar. Undefined if the browser does not say. */
  pinned: () => Promise<boolean | undefined>
  /** Opens the popup, within a click; rejects where the browser does not. */
  openPopup: () => Promise<void>
}
