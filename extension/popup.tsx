import { mountPopup } from '../src/ui/popup/mount.tsx'
import { browser } from './browser.ts'
import { changed } from './changed.ts'

mountPopup(document.body, {
  // Loaded on its own: the buttons are drawn before Dexie has come.
  store: import('../src/ui/popup/store.ts').then(({ openPopupStore }) => openPopupStore()),
  changed,
  open: async () => {
    await browser.runtime.openOptionsPage()
    window.close()
  },
})

// Whoever opens the popup is here: back from being away, before the browser has said so.
changed()
