import { type AsksWords, en } from './asks-en.ts'
import { ru } from './asks-ru.ts'
import { isRussian } from './here.ts'

/** The words of the browser's question for a permission. */
export const asksWords: AsksWords = isRussian ? ru : en
