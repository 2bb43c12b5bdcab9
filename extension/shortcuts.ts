import type { ShortcutDoors } from '../src/ui/shortcuts.tsx'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'

// Not in the types yet; Firefox has it since 137.
const commands = browser.commands as typeof browser.commands & {
  openShortcutSettings?: () => Promise<void>
}

/** The manifest's name for the toolbar button becomes `open`. */
const nameOf = (command: string) => (command === '_execute_action' ? 'open' : command)

/** Firefox writes `MacCtrl` where a Mac's keyboard says Ctrl. */
const readable = (keys: string) => keys.replace('MacCtrl', 'Ctrl')

export const shortcutDoors: ShortcutDoors = {
  kind: isFirefox ? 'firefox' : 'chromium',
  shortcuts: async () =>
    Object.fromEntries(
      (await commands.getAll()).flatMap(({ name, shortcut }) =>
        name && shortcut ? [[nameOf(name), readable(shortcut)]] : [],
      ),
    ),
  setShortcut: () => {
    if (commands.openShortcutSettings) void commands.openShortcutSettings()
    else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
  },
}
