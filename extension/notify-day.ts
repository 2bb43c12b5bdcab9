import type { StintDatabase } from '../src/store/database.ts'
import { takeDayNotice } from '../src/store/timeline/end-of-day-notice.ts'
import { dayNoticeText } from '../src/ui/day-notice.ts'
import { idOfPage, notifications, showNotification } from './notifications.ts'

/**
 * Shows the notification about a day once the working hours of that day have ended, if the person
 * wants such notifications.
 */
export async function notifyDay(db: StintDatabase): Promise<void> {
  if (!notifications()) return
  const notice = await takeDayNotice(db)
  if (notice) await showNotification(idOfPage(`day.html#${notice.date}`), dayNoticeText(notice))
}
