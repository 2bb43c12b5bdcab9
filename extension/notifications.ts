/** What both notifications share: the one about time away, and the one at the end of the day. */
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'

/** Undefined until the person has allowed notifications. */
export const notifications = () => browser.notifications as typeof browser.notifications | undefined

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
    // Firefox has no buttons, and refuses a notification with some.
    ...(!isFirefox && { buttons: buttons.map((label) => ({ title: label })) }),
  })
}

/** Opens a page of the extension in a tab, and focuses its window. */
export async function openPage(path: string) {
  const url = browser.runtime.getURL(`extension/pages/${path}`)
  const { windowId } = await browser.tabs.create({ url })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}
