import { browser } from './browser.ts'

/**
 * Whether this page is in the side panel or sidebar: both manifests open it there as
 * `popup.html#panel`.
 */
export const isPanel = location.hash === '#panel'

// Each browser has one of them; newer than the types, or absent from them.
const { sidePanel, sidebarAction } = browser as unknown as {
  sidePanel?: { open: (where: { windowId: number | undefined }) => Promise<void> }
  sidebarAction?: { open: () => Promise<void> }
}

/** Chromium closes the popup when the panel opens. */
const openSidePanel = async () => {
  const { id } = await browser.windows.getCurrent()
  await sidePanel?.open({ windowId: id })
}

/** Firefox opens it only directly within the click. */
const openSidebar = async () => {
  await sidebarAction?.open()
  window.close()
}

/**
 * Opens this page in the side panel or sidebar, if the browser has one; to be called within a
 * click.
 */
export const panel = isPanel
  ? undefined
  : sidePanel
    ? () => void openSidePanel().catch(console.error)
    : sidebarAction && (() => void openSidebar().catch(console.error))
