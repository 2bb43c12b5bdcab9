import { isRussian } from './names.ts'
import { en, type WeekNoticeWords } from './week-notice-en.ts'
import { ru } from './week-notice-ru.ts'

export const weekNoticeWords: WeekNoticeWords = isRussian ? ru : en
