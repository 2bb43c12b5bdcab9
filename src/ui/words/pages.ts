import { isRussian } from './common.ts'
import { en, type PageWords } from './pages-en.ts'
import { ru } from './pages-ru.ts'

export const pageWords: PageWords = isRussian ? ru : en

/**
 * The same words in the other language, because the search of the settings covers both languages.
 */
export const otherPageWords: PageWords = isRussian ? en : ru
