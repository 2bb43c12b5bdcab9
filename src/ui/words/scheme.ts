import { isRussian } from '../language.ts'
import { en, type SchemeWords } from './scheme-en.ts'
import { ru } from './scheme-ru.ts'

export const schemeWords: SchemeWords = isRussian ? ru : en
