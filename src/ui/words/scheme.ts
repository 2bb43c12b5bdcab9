import { isRussian } from '../language.ts'
import { en, type SchemeWords } from './scheme-en.ts'
import { ru } from './scheme-ru.ts'

/** What the console says about a team's categories, in the language of the page. */
export const schemeWords: SchemeWords = isRussian ? ru : en
