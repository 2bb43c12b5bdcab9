import { en, type FindWords } from './find-en.ts'
import { ru } from './find-ru.ts'
import { isRussian } from './here.ts'

/** The words of the search of the settings. */
export const findWords: FindWords = isRussian ? ru : en

/** The other language's words for the settings: people mix both. */
export const otherFindWords: FindWords = isRussian ? en : ru
