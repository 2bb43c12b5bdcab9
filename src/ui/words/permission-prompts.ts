import { type AsksWords, en } from './asks-en.ts'
import { ru } from './asks-ru.ts'
import { isRussian } from './common.ts'

export const asksWords: AsksWords = isRussian ? ru : en
