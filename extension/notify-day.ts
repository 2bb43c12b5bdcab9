import type { StintDatabase } from '../src/store/database.ts'
import { askToSend } from '../src/store/outbox/sending.ts'
import { takeDayNotice } from '../src/store/timeline/end-of-day-notice.ts'
import { dayNoticeText } from '../src/ui/day-notice.ts'
import { notifications, openPage, showNotification } from './notifications.ts'

/** The id of a notification contains its day, because the worker that showed it may be dead. */
const idOf = (date: string) => `day ${date}`
/** The day of a notification. Returns undefined if it is about none. */
export const dayIn = (id: string) => /^day (\S+)$/.exec(id)?.[1]

/** Shows the notice of a day once its working hours have ended, if the person wants it. */
export async function notifyDay(db: StintDatabase): Promise<void> {
  if (!notifications()) return
  const notice = await takeDayNotice(db)
  if (notice) await showNotification(idOf(notice.date), dayNoticeText(notice))
}

/** The first button, or a click elsewhere: opens the day page. */
export async function openDay(date: string): Promise<void> {
  await openPage(`day.html#${date}`)
  await notifications()?.clear(idOf(date))
}

/** The second button: sends at once; the receipt is shown on the day page. */
export async function sendDay(db: StintDatabase, date: string): Promise<void> {
  await askToSend(db)
  await notifications()?.clear(idOf(date))
}
