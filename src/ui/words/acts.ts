import { type ActWords, en } from './acts-en.ts'
import { ru } from './acts-ru.ts'
import { isRussian } from './names.ts'

/** The dictionary of acts and their history, of this browser's language. */
export const actWords: ActWords = isRussian ? ru : en
