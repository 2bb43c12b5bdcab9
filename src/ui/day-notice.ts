import type { DayNotice } from '../store/day-notice.ts'
import { inWords, percent } from './formats.ts'
import { dayWords } from './words/day.ts'

/** What the notification at the end of a day says, and its buttons: look at it, send it. */
export function dayNoticeText({ sum, waiting, connected }: DayNotice) {
  const selling = sum.selling === undefined ? '' : dayWords.selling(percent(sum.selling))
  const waits =
    waiting > 0
      ? `${dayWords.noticeWaits(waiting)} (${inWords(sum.unexplained)})`
      : dayWords.noticeWhole
  return {
    title: dayWords.notice(inWords(sum.worked)),
    message: [selling, waits].filter(Boolean).join('\n'),
    buttons: [dayWords.noticeOpen, ...(connected ? [dayWords.noticeSend] : [])],
  }
}
