/**
 * Code shared by all notifications: notifications about time away, and notifications at the end of
 * a day or a week.
 */
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'

/** The browser's API for notifications; undefined until the person has allowed notifications. */
export const notifications = () => browser.notifications as typeof browser.notifications | undefined

/**
 * The id of a notification about a page. It contains the page's address, because the worker that
 * showed the notification may have ended before the click.
 */
export const idOfPage = (address: string) => `page ${address}`
/**
 * Returns the address of the page that a notification is about, from the notification's id. Returns
 * undefined for a notification about time away.
 */
export const pageIn = (id: string) => /^page (\S+)$/.exec(id)?.[1]

interface NotificationText {
  title: string
  message: string
  buttons: readonly string[]
}

export async function showNotification(id: string, { title, message, buttons }: NotificationText) {
  await notifications()?.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
    // Firefox does not support buttons, and refuses a notification that has them.
    ...(!isFirefox && { buttons: buttons.map((label) => ({ title: label })) }),
  })
}

/** Opens a page of the extension in a tab, and focuses the window of that tab. */
export async function openPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(`extension/pages/${path}`)
  const { windowId } = await browser.tabs.create({ url })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}

/** Opens the page that a notification is about, and clears the notification. */
export async function openPageOf(id: string, page: string): Promise<void> {
  await openPage(page)
  await notifications()?.clear(id)
}
