import { type ActWords, en } from './acts-en.ts'
import { ru } from './acts-ru.ts'
import { isRussian } from './names.ts'

/** Words about acts and their history, in this browser's language. */
export const actWords: ActWords = isRussian ? ru : en
