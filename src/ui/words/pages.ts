import { isRussian } from './here.ts'
import { en, type PageWords } from './pages-en.ts'
import { ru } from './pages-ru.ts'

/** The pages' dictionary of this browser's language. */
export const pageWords: PageWords = isRussian ? ru : en

/** That of the other language: the settings are found by words of both. */
export const otherPageWords: PageWords = isRussian ? en : ru
