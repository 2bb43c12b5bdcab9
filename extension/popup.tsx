import { readFirstView } from '../src/store/views/first-view.ts'
import { settingsPart } from '../src/ui/pages.ts'
import { mountPopup } from '../src/ui/popup/mount.tsx'
import { browser } from './browser.ts'
import { requestReconcile } from './changed.ts'
import { hosts } from './hosts.ts'
import { isFirefox } from './is-firefox.ts'
import { isPanel, panel } from './panel.ts'

/** Longer than this, the buttons do not wait for what is stored; milliseconds. */
const PATIENCE = 100

/** Called by first-paint.ts: the module itself does nothing, as others share its file. */
export async function startPopup() {
  const patience = new Promise<undefined>((go) => setTimeout(go, PATIENCE))
  const first = await Promise.race([readFirstView(globalThis.openedEarly), patience])
  mountPopup(document.body, {
    first,
    // Loaded on its own: what is stored is shown before Dexie has come.
    store: import('../src/ui/popup/store.ts').then(({ openPopupStore }) => openPopupStore()),
    changed: requestReconcile,
    site: {
      // A click on the toolbar shows the address of one tab, for as long as that is there; beside the
      // tabs it would soon be another's. The settings have a field for it.
      address: async () =>
        isPanel
          ? undefined
          : (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.url,
      granted: hosts.granted,
      // Firefox draws its question under the popup.
      request: isFirefox ? undefined : hosts.request,
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

  // Whoever opens the popup is here: back from being away, before the browser has said so.
  requestReconcile()
}
