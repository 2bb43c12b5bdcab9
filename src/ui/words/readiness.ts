import { isRussian } from '../language.ts'
import { en, type ReadinessWords } from './readiness-en.ts'
import { ru } from './readiness-ru.ts'

/** Words about the readiness facts, in this browser's language. */
export const readinessWords: ReadinessWords = isRussian ? ru : en
