import type { StintDatabase } from '../src/store/database.ts'
import { explain } from '../src/store/timeline/answers.ts'
import { readUnanswered, takeNotice } from '../src/store/timeline/away-notice.ts'
import { noticeText } from '../src/ui/notice.ts'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'
import { isPopupOpen } from './is-popup-open.ts'
import { notifications, openPage, pageIn, showNotification } from './notifications.ts'

/**
 * The id of a notification about time away. The id contains the segment, and the category that the
 * first button stores, because the worker that showed the notification may have ended before the
 * click.
 */
const idOf = (segment: string, category: string) => `${segment} ${category}`
const readId = (id: string) => {
  const [segment = '', category = ''] = id.split(' ')
  return { segment, category }
}
const segmentIn = (id: string) => readId(id).segment

/**
 * Shows one notification that asks what the person did in the time away that has just ended. Clears
 * notifications whose questions were answered in the popup or on a page.
 * @param asks true if there is unexplained time and the person wants notifications
 */
export async function notify(db: StintDatabase, asks: boolean): Promise<void> {
  const api = notifications()
  if (!api) return
  await clearAnswered(db, api)
  const notice = asks ? await takeNotice(db) : undefined
  // No notification is shown while the popup is open, because the popup asks the same question.
  if (!notice || (await isPopupOpen())) return
  await showNotification(idOf(notice.id, notice.likeliest), noticeText(notice))
}

/** Returns the ids of the shown notifications about time away. */
const awayNotifications = async (api: typeof browser.notifications) =>
  Object.keys(await api.getAll()).filter((id) => !pageIn(id))

/**
 * Whether a notification about time away is shown. Such a notification must be cleared if its
 * question was answered in the popup or on a page.
 */
export async function hasQuestions(): Promise<boolean> {
  const api = notifications()
  return api !== undefined && (await awayNotifications(api)).length > 0
}

async function clearAnswered(db: StintDatabase, api: typeof browser.notifications) {
  const shown = await awayNotifications(api)
  if (shown.length === 0) return
  const asked = await readUnanswered(db, shown.map(segmentIn))
  const answered = shown.filter((id) => !asked.has(segmentIn(id)))
  await Promise.all(answered.map((id) => api.clear(id)))
}

/**
 * Listens for answers to notifications. It is called at every start of the worker, and again when
 * the person allows notifications.
 */
export function listenForAnswers(
  pressed: (id: string, button: number) => void,
  clicked: (id: string) => void,
) {
  // It does no harm that this code runs several times, because a browser ignores a listener that
  // was added before.
  if (!isFirefox) notifications()?.onButtonClicked.addListener(pressed)
  notifications()?.onClicked.addListener(clicked)
}

/** Stores the most likely answer, after the first button of the notification was pressed. */
export async function answer(db: StintDatabase, id: string): Promise<void> {
  const { segment, category } = readId(id)
  await explain(db, segment, category)
}

/**
 * Opens the popup, which offers every answer. If the browser does not let extensions open the
 * popup, opens the popup's page in a tab.
 */
export async function openAnswers(id: string): Promise<void> {
  try {
    await browser.action.openPopup()
  } catch {
    await openPage('popup.html')
  }
  await notifications()?.clear(id)
}
