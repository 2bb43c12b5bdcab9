import type { StintDatabase } from '../src/store/database.ts'
import { takeWeekNotice } from '../src/store/timeline/end-of-week-notice.ts'
import { weekNoticeText, weekReportAt } from '../src/ui/week-notice.ts'
import { idOfPage, notifications, showNotification } from './notifications.ts'

/** Shows the notice of a week once its last working day has ended, if the person wants it. */
export async function notifyWeek(db: StintDatabase): Promise<void> {
  if (!notifications()) return
  const notice = await takeWeekNotice(db)
  if (notice) await showNotification(idOfPage(weekReportAt(notice)), weekNoticeText(notice))
}
