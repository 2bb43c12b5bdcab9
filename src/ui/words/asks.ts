import { type AsksWords, en } from './asks-en.ts'
import { ru } from './asks-ru.ts'
import { isRussian } from './here.ts'

/** Words of the browser's question for a permission, in this browser's language. */
export const asksWords: AsksWords = isRussian ? ru : en
