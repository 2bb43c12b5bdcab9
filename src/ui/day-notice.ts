import type { DayNotice } from '../store/timeline/end-of-day-notice.ts'
import { inWords, percent } from './formats.ts'
import { dayNoticeWords } from './words/day-notice.ts'

/**
 * The text and the two buttons of the notification at the end of a day. The buttons open the day
 * page and send the day.
 */
export function dayNoticeText({ sum, waiting, connected }: DayNotice) {
  const selling = sum.selling === undefined ? '' : dayNoticeWords.selling(percent(sum.selling))
  const waits =
    waiting > 0
      ? `${dayNoticeWords.waits(waiting)} (${inWords(sum.unexplained)})`
      : dayNoticeWords.whole
  return {
    title: dayNoticeWords.title(inWords(sum.worked)),
    message: [selling, waits].filter(Boolean).join('\n'),
    buttons: [dayNoticeWords.open, ...(connected ? [dayNoticeWords.send] : [])],
  }
}
