import type { SettingsDoors } from '../settings/doors.ts'

/** What the page of the first run needs of the browser. */
export interface WelcomeDoors extends Pick<SettingsDoors, 'db' | 'hosts' | 'changed'> {
  /** Where the browser keeps new extensions differs. */
  kind: 'chromium' | 'firefox'
  /** The keys that open the popup, as the browser has them now; undefined: none. */
  shortcut: () => Promise<string | undefined>
  /** Opens the browser's own page of shortcuts. */
  setShortcut: () => void
  /** Whether Stint's button is on the toolbar; undefined where the browser does not say. */
  pinned: () => Promise<boolean | undefined>
}
