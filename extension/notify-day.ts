import type { StintDatabase } from '../src/store/database.ts'
import { takeDayNotice } from '../src/store/timeline/end-of-day-notice.ts'
import { dayNoticeText } from '../src/ui/day-notice.ts'
import { idOfPage, notifications, showNotification } from './notifications.ts'

/** Shows the notice of a day once its working hours have ended, if the person wants it. */
export async function notifyDay(db: StintDatabase): Promise<void> {
  if (!notifications()) return
  const notice = await takeDayNotice(db)
  if (notice) await showNotification(idOfPage(`day.html#${notice.date}`), dayNoticeText(notice))
}
