import { type AsksWords, en } from './asks-en.ts'
import { ru } from './asks-ru.ts'
import { isRussian } from './here.ts'

export const asksWords: AsksWords = isRussian ? ru : en
