import type { StintDatabase } from '../src/store/database.ts'
import { takeWeekNotice } from '../src/store/timeline/end-of-week-notice.ts'
import { weekNoticeText, weekReportAt } from '../src/ui/week-notice.ts'
import { idOfPage, notifications, showNotification } from './notifications.ts'

/**
 * Shows the notification about a week once the last working day of that week has ended, if the
 * person wants such notifications.
 */
export async function notifyWeek(db: StintDatabase): Promise<void> {
  if (!notifications()) return
  const notice = await takeWeekNotice(db)
  if (notice) await showNotification(idOfPage(weekReportAt(notice)), weekNoticeText(notice))
}
