import type { StintDatabase } from '../src/store/database.ts'
import { readUnanswered, takeNotice } from '../src/store/timeline/away-notice.ts'
import { explain } from '../src/store/timeline/commands.ts'
import { noticeText } from '../src/ui/notice.ts'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'
import { dayIn } from './notify-day.ts'
import { isPopupOpen } from './observe.ts'

/** Undefined until the person has allowed notifications. */
const api = () => browser.notifications as typeof browser.notifications | undefined

/**
 * The id of a notification contains its segment and the answer of its first button, because the
 * worker that showed it may be dead.
 */
const idOf = (segment: string, category: string) => `${segment} ${category}`
const readId = (id: string) => {
  const [segment = '', category = ''] = id.split(' ')
  return { segment, category }
}
const segmentIn = (id: string) => readId(id).segment

/**
 * Asks once about time away that has just ended, and clears notifications answered elsewhere.
 * @param asks there is unexplained time, and the person wants notifications
 */
export async function notify(db: StintDatabase, asks: boolean): Promise<void> {
  const notifications = api()
  if (!notifications) return
  await clearAnswered(db, notifications)
  const notice = asks ? await takeNotice(db) : undefined
  // An open popup asks too.
  if (!notice || (await isPopupOpen())) return
  const { title, message, buttons } = noticeText(notice)
  await notifications.create(idOf(notice.id, notice.likeliest), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
    // Firefox has no buttons, and refuses a notification with some.
    ...(!isFirefox && { buttons: buttons.map((label) => ({ title: label })) }),
  })
}

/** Ids of the notifications about time away. */
const awayNotifications = async (notifications: typeof browser.notifications) =>
  Object.keys(await notifications.getAll()).filter((id) => !dayIn(id))

/** Whether a notification about time away is shown, which may have been answered elsewhere. */
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

/** Listens for answers; called at every start, and again when notifications are allowed. */
export function listenForAnswers(
  pressed: (id: string, button: number) => void,
  clicked: (id: string) => void,
) {
  // Adding the same listener again has no effect.
  if (!isFirefox) api()?.onButtonClicked.addListener(pressed)
  api()?.onClicked.addListener(clicked)
}

/** The first button: the most likely answer was right. */
export async function answer(db: StintDatabase, id: string): Promise<void> {
  const { segment, category } = readId(id)
  await explain(db, segment, category)
}

/** Opens the popup with all answers, or a tab if the browser does not allow that. */
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
