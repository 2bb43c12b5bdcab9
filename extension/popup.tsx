import { readFirstView } from '../src/store/views/first-view.ts'
import { settingsPart } from '../src/ui/pages.ts'
import { mountPopup } from '../src/ui/popup/mount.tsx'
import { browser } from './browser.ts'
import { requestReconcile } from './changed.ts'
import { isFirefox } from './is-firefox.ts'
import { isPanel, panel } from './panel.ts'

/** The longest wait of the buttons for stored data, milliseconds. */
const PATIENCE = 100

/** Loaded only if a site in front may be added. */
const loadHosts = async () => (await import('./hosts.ts')).hosts

/**
 * Called by first-paint.ts. The module itself has no effects, because other modules share its file.
 */
export async function startPopup() {
  const patience = new Promise<undefined>((go) => setTimeout(go, PATIENCE))
  const first = await Promise.race([readFirstView(globalThis.openedEarly), patience])
  mountPopup(document.body, {
    first,
    // Loaded separately, so that stored data is shown before Dexie is loaded.
    store: import('../src/ui/popup/store.ts').then(({ loadCommands, openPopupStore }) => {
      document.addEventListener('pointermove', () => void loadCommands(), { once: true })
      return openPopupStore()
    }),
    changed: requestReconcile,
    site: {
      // A click on the toolbar grants the address of one tab, for as long as it stays there; in the
      // panel it would soon be that of another page. The settings have a field for it.
      address: async () =>
        isPanel
          ? undefined
          : (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.url,
      granted: async (patterns) => (await loadHosts()).granted(patterns),
      // Firefox shows its prompt behind the popup.
      request: isFirefox ? undefined : async (patterns) => (await loadHosts()).request(patterns),
    },
    open: async (page, part) => {
      const file = part ? settingsPart(part) : `${page}.html`
      if (page === 'settings' && !part) await browser.runtime.openOptionsPage()
      else await browser.tabs.create({ url: browser.runtime.getURL(`extension/pages/${file}`) })
      if (!isPanel) window.close()
    },
    panel,
    isPanel,
  })

  // A person who opens the popup is present, even if the browser has not reported their return.
  requestReconcile()
}
