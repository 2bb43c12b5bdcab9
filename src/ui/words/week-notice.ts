import { isRussian } from './names.ts'
import { en, type WeekNoticeWords } from './week-notice-en.ts'
import { ru } from './week-notice-ru.ts'

/** Words of the notification at the end of a week, in this browser's language. */
export const weekNoticeWords: WeekNoticeWords = isRussian ? ru : en
