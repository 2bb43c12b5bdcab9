import { isRussian } from '../language.ts'
import { en, type ReadinessWords } from './readiness-en.ts'
import { ru } from './readiness-ru.ts'

export const readinessWords: ReadinessWords = isRussian ? ru : en
