import { type DayNoticeWords, en } from './day-notice-en.ts'
import { ru } from './day-notice-ru.ts'
import { isRussian } from './names.ts'

export const dayNoticeWords: DayNoticeWords = isRussian ? ru : en
