import { openStint } from '../src/store/database.ts'
import { mountWelcome } from '../src/ui/welcome/mount.tsx'
import { browser, isFirefox } from './browser.ts'
import { changed } from './changed.ts'
import { hosts } from './hosts.ts'

// Newer than the polyfill's types.
const commands = browser.commands as typeof browser.commands & {
  openShortcutSettings?: () => Promise<void>
}
const action = browser.action as typeof browser.action & {
  getUserSettings?: () => Promise<{ isOnToolbar?: boolean }>
}

mountWelcome(document.body, {
  db: openStint(),
  hosts,
  changed,
  kind: isFirefox ? 'firefox' : 'chromium',
  shortcut: async () => {
    const all = await commands.getAll()
    return all.find(({ name }) => name === '_execute_action')?.shortcut || undefined
  },
  setShortcut: () => {
    if (commands.openShortcutSettings) void commands.openShortcutSettings()
    else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
  },
  pinned: async () => (await action.getUserSettings?.())?.isOnToolbar,
})
