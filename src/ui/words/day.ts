import { type DayWords, en } from './day-en.ts'
import { ru } from './day-ru.ts'
import { isRussian } from './here.ts'

export const dayWords: DayWords = isRussian ? ru : en
