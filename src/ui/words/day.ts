import { type DayWords, en } from './day-en.ts'
import { ru } from './day-ru.ts'
import { isRussian } from './here.ts'

/** The day page's dictionary of this browser's language. */
export const dayWords: DayWords = isRussian ? ru : en
