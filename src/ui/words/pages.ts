import { isRussian } from './here.ts'
import { en, type PageWords } from './pages-en.ts'
import { ru } from './pages-ru.ts'

/** The pages' dictionary of this browser's language. */
export const pageWords: PageWords = isRussian ? ru : en
