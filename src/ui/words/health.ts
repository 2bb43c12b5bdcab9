import { isRussian } from '../language.ts'
import { en, type HealthWords } from './health-en.ts'
import { ru } from './health-ru.ts'

export const healthWords: HealthWords = isRussian ? ru : en
