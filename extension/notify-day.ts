import type { StintDatabase } from '../src/store/database.ts'
import { askToSend } from '../src/store/outbox/sending.ts'
import { takeDayNotice } from '../src/store/timeline/end-of-day-notice.ts'
import { dayNoticeText } from '../src/ui/day-notice.ts'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'

/** Missing until the person has allowed notifications. */
const api = () => browser.notifications as typeof browser.notifications | undefined

/** A notification's id says which day it is about: the worker that showed it may be dead. */
const idOf = (date: string) => `day ${date}`
/** The day that a notification is about; undefined: it is about none. */
export const dayIn = (id: string) => /^day (\S+)$/.exec(id)?.[1]

/** Tells of the day once its working hours have ended, if the person wants that. */
export async function notifyDay(db: StintDatabase): Promise<void> {
  const notifications = api()
  if (!notifications) return
  const notice = await takeDayNotice(db)
  if (!notice) return
  const { title, message, buttons } = dayNoticeText(notice)
  await notifications.create(idOf(notice.date), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
    // Firefox has none, and refuses a notification that wants some.
    ...(!isFirefox && { buttons: buttons.map((label) => ({ title: label })) }),
  })
}

/** The first button, and a click anywhere else: the day itself. */
export async function openDay(date: string): Promise<void> {
  const url = `${browser.runtime.getURL('extension/pages/day.html')}#${date}`
  const { windowId } = await browser.tabs.create({ url })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
  await api()?.clear(idOf(date))
}

/** The second button: it goes at once, and its receipt stands on the day's page. */
export async function sendDay(db: StintDatabase, date: string): Promise<void> {
  await askToSend(db)
  await api()?.clear(idOf(date))
}
