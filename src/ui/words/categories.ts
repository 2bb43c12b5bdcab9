import { type CategoryWords, en } from './categories-en.ts'
import { ru } from './categories-ru.ts'
import { isRussian } from './names.ts'

/** What the settings say about categories, in this browser's language. */
export const categoryWords: CategoryWords = isRussian ? ru : en
