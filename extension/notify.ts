import type { StintDatabase } from '../src/store/database.ts'
import { readUnanswered, takeNotice } from '../src/store/timeline/away-notice.ts'
import { explain } from '../src/store/timeline/commands.ts'
import { noticeText } from '../src/ui/notice.ts'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'
import { dayIn } from './notify-day.ts'
import { isPopupOpen } from './observe.ts'

/** Missing until the person has allowed notifications. */
const api = () => browser.notifications as typeof browser.notifications | undefined

/**
 * A notification's id says which segment it asks about, and what its first button answers: the
 * worker that showed it may be dead when it is pressed.
 */
const idOf = (segment: string, category: string) => `${segment} ${category}`
const readId = (id: string) => {
  const [segment = '', category = ''] = id.split(' ')
  return { segment, category }
}
const segmentIn = (id: string) => readId(id).segment

/**
 * Asks about time away that has just ended, once; takes back what has been answered elsewhere.
 * @param asks something waits to be asked about, and the person wants that
 */
export async function notify(db: StintDatabase, asks: boolean): Promise<void> {
  const notifications = api()
  if (!notifications) return
  await clearAnswered(db, notifications)
  const notice = asks ? await takeNotice(db) : undefined
  // The popup asks by itself.
  if (!notice || (await isPopupOpen())) return
  const { title, message, buttons } = noticeText(notice)
  await notifications.create(idOf(notice.id, notice.likeliest), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
    // Firefox has none, and refuses a notification that wants some.
    ...(!isFirefox && { buttons: buttons.map((label) => ({ title: label })) }),
  })
}

/** Those that ask about time away. */
const awayNotifications = async (notifications: typeof browser.notifications) =>
  Object.keys(await notifications.getAll()).filter((id) => !dayIn(id))

/** Whether one is shown, and may have been answered elsewhere. */
export async function hasQuestions(): Promise<boolean> {
  const notifications = api()
  return notifications !== undefined && (await awayNotifications(notifications)).length > 0
}

async function clearAnswered(db: StintDatabase, notifications: typeof browser.notifications) {
  const shown = await awayNotifications(notifications)
  if (shown.length === 0) return
  const asked = await readUnanswered(db, shown.map(segmentIn))
  const answered = shown.filter((id) => !asked.has(segmentIn(id)))
  await Promise.all(answered.map((id) => notifications.clear(id)))
}

/** Tells of a pressed answer; to be called at every start, and again once they are allowed. */
export function listenForAnswers(
  pressed: (id: string, button: number) => void,
  clicked: (id: string) => void,
) {
  // The same listener added again changes nothing.
  if (!isFirefox) api()?.onButtonClicked.addListener(pressed)
  api()?.onClicked.addListener(clicked)
}

/** The first button: the likeliest answer was right. */
export async function answer(db: StintDatabase, id: string): Promise<void> {
  const { segment, category } = readId(id)
  await explain(db, segment, category)
}

/** All answers are in the popup; where the browser does not let us open it, in a tab. */
export async function openAnswers(id: string): Promise<void> {
  try {
    await browser.action.openPopup()
  } catch {
    const url = browser.runtime.getURL('extension/pages/popup.html')
    const { windowId } = await browser.tabs.create({ url })
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
  }
  await api()?.clear(id)
}
