import { type DayWords, en } from './day-en.ts'
import { ru } from './day-ru.ts'
import { isRussian } from './here.ts'

/** Words of the day page, in this browser's language. */
export const dayWords: DayWords = isRussian ? ru : en
