import { isRussian } from '../language.ts'
import { en, type SchemeWords } from './scheme-en.ts'
import { ru } from './scheme-ru.ts'

/** The console's dictionary of a team's categories, in the language of the page. */
export const schemeWords: SchemeWords = isRussian ? ru : en
