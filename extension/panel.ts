import { browser } from './browser.ts'

/** Whether this page stands beside the tabs: both manifests open it there as `popup.html#panel`. */
export const isPanel = location.hash === '#panel'

// Each browser has but one of them; newer than the types, or not in them at all.
const { sidePanel, sidebarAction } = browser as unknown as {
  sidePanel?: { open: (where: { windowId: number | undefined }) => Promise<void> }
  sidebarAction?: { open: () => Promise<void> }
}

/** Chromium closes the popup by itself when the panel has come. */
const openSidePanel = async () => {
  const { id } = await browser.windows.getCurrent()
  await sidePanel?.open({ windowId: id })
}

/** Firefox opens it at once within the click, or not at all. */
const openSidebar = async () => {
  await sidebarAction?.open()
  window.close()
}

/** Opens this page beside the tabs, where there is such a place; to be called within a click. */
export const panel = isPanel
  ? undefined
  : sidePanel
    ? () => void openSidePanel().catch(console.error)
    : sidebarAction && (() => void openSidebar().catch(console.error))
