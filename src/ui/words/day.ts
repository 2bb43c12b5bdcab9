import { type DayWords, en } from './day-en.ts'
import { ru } from './day-ru.ts'
import { isRussian } from './common.ts'

export const dayWords: DayWords = isRussian ? ru : en
