import { openStint } from '../src/store/database.ts'
import { mountWelcome } from '../src/ui/welcome/mount.tsx'
import { browser } from './browser.ts'
import { hosts } from './permissions.ts'
import { requestReconcile } from './request-reconcile.ts'
import { shortcutPorts } from './shortcuts.ts'

// The browser's API for the toolbar button. These functions are missing in the type definitions.
const action = browser.action as typeof browser.action & {
  getUserSettings?: () => Promise<{ isOnToolbar?: boolean }>
  openPopup?: () => Promise<void>
}

mountWelcome(document.body, {
  db: openStint(),
  hosts,
  changed: requestReconcile,
  ...shortcutPorts,
  pinned: async () => (await action.getUserSettings?.())?.isOnToolbar,
  openPopup: () => action.openPopup?.() ?? Promise.reject(new Error('No action.openPopup.')),
})
