import type { Category } from '../../core/scheme.ts'
import { en, type Words } from './en.ts'
import { ru } from './ru.ts'

export const isRussian = /^ru\b/i.test(navigator.language)

/** The dictionary of this browser's language. */
export const words: Words = isRussian ? ru : en

export const nameOf = (category: Category) => (isRussian ? category.ru : category.en)
