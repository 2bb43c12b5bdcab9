import { readFirstView } from '../src/store/views/first-view.ts'
import { settingsPart } from '../src/ui/pages.ts'
import { mountPopup } from '../src/ui/popup/mount.tsx'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'
import { isPanel, panel } from './panel.ts'
import { requestReconcile } from './request-reconcile.ts'

/**
 * The longest time, in milliseconds, that the popup waits for stored data before it shows its
 * buttons.
 */
const FIRST_VIEW_WAIT = 100

/**
 * Loads the code for permissions. The popup needs this code only if it offers to recognise the site
 * of the active tab.
 */
const loadHosts = async () => (await import('./permissions.ts')).hosts

/**
 * Starts the popup; called by first-paint.ts. Importing this module must not start anything,
 * because the build puts other modules into the same file.
 */
export async function startPopup() {
  const patience = new Promise<undefined>((go) => setTimeout(go, FIRST_VIEW_WAIT))
  const first = await Promise.race([readFirstView(globalThis.openedEarly), patience])
  mountPopup(document.body, {
    first,
    // Dexie (the database library) is loaded later, because the first view with stored data does
    // not need it.
    store: import('../src/ui/popup/store.ts').then(({ loadCommands, openPopupStore }) => {
      document.addEventListener('pointermove', () => void loadCommands(), { once: true })
      return openPopupStore()
    }),
    changed: requestReconcile,
    site: {
      // A click on the toolbar grants access to the address of one tab, until the tab goes to
      // another page. The side panel stays open while tabs go to other pages, so it does not read
      // an address. Instead, the settings have a field for the address.
      address: async () =>
        isPanel
          ? undefined
          : (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.url,
      granted: async (patterns) => (await loadHosts()).granted(patterns),
      // Firefox shows its permission prompt behind the popup, so in Firefox the popup does not ask
      // for permission.
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

  // A person who opens the popup is present, even if the browser has not reported their return yet.
  requestReconcile()
}
