import { type DayNoticeWords, en } from './day-notice-en.ts'
import { ru } from './day-notice-ru.ts'
import { isRussian } from './names.ts'

/** Words of the notification at the end of a day, in this browser's language. */
export const dayNoticeWords: DayNoticeWords = isRussian ? ru : en
