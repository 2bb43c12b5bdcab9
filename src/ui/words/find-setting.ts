import { isRussian } from './common.ts'
import { en, type FindWords } from './find-setting-en.ts'
import { ru } from './find-setting-ru.ts'

export const findWords: FindWords = isRussian ? ru : en

/** Search words in the other language: people mix both languages. */
export const otherFindWords: FindWords = isRussian ? en : ru
