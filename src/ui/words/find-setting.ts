import { isRussian } from './common.ts'
import { en, type FindWords } from './find-setting-en.ts'
import { ru } from './find-setting-ru.ts'

export const findWords: FindWords = isRussian ? ru : en

/** The search words in the other language, because people mix both languages. */
export const otherFindWords: FindWords = isRussian ? en : ru
