import type { ShortcutPorts } from '../src/ui/shortcuts.tsx'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'

// The browser's API for shortcuts. `openShortcutSettings` is missing in the type definitions;
// Firefox has this function since version 137.
const commands = browser.commands as typeof browser.commands & {
  openShortcutSettings?: () => Promise<void>
}

/**
 * Returns the name of a command for the settings page. `_execute_action` is the manifest's name for
 * the command that clicks the toolbar button; the settings page calls it `open`.
 */
const nameOf = (command: string) => (command === '_execute_action' ? 'open' : command)

/**
 * Returns the keys as the person knows them: Firefox writes `MacCtrl` for the key Ctrl of a Mac.
 */
const readable = (keys: string) => keys.replace('MacCtrl', 'Ctrl')

export const shortcutPorts: ShortcutPorts = {
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
