import { isRussian } from '../language.ts'
import { en, type HealthWords } from './health-en.ts'
import { ru } from './health-ru.ts'

/** Words of the page about the endpoint's health, in the language of the page. */
export const healthWords: HealthWords = isRussian ? ru : en
