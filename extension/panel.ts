import { browser } from './browser.ts'

/**
 * True if this page is shown in the side panel or the sidebar: the manifests of both browsers open
 * `popup.html#panel` in these places.
 */
export const isPanel = location.hash === '#panel'

// The browser's own API for panels: Chromium has `sidePanel`, Firefox has `sidebarAction`. The type
// definitions do not contain these two, or describe an older form of them.
const { sidePanel, sidebarAction } = browser as unknown as {
  sidePanel?: { open: (where: { windowId: number | undefined }) => Promise<void> }
  sidebarAction?: { open: () => Promise<void> }
}

/** Opens the side panel. When it opens, Chromium closes the popup. */
const openSidePanel = async () => {
  const { id } = await browser.windows.getCurrent()
  await sidePanel?.open({ windowId: id })
}

/**
 * Opens the sidebar and closes the popup. Firefox opens the sidebar only directly within the click.
 */
const openSidebar = async () => {
  await sidebarAction?.open()
  window.close()
}

/**
 * A function that opens the popup's page in the side panel or the sidebar. It must be called within
 * a click. Undefined if the browser has neither of the two, or if this page is already shown in
 * one.
 */
export const panel = isPanel
  ? undefined
  : sidePanel
    ? () => void openSidePanel().catch(console.error)
    : sidebarAction && (() => void openSidebar().catch(console.error))
