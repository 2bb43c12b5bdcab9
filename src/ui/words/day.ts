import { isRussian } from './common.ts'
import { type DayWords, en } from './day-en.ts'
import { ru } from './day-ru.ts'

export const dayWords: DayWords = isRussian ? ru : en
