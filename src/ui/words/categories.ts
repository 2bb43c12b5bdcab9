import { type CategoryWords, en } from './categories-en.ts'
import { ru } from './categories-ru.ts'
import { isRussian } from './names.ts'

export const categoryWords: CategoryWords = isRussian ? ru : en
