import { isRussian } from '../language.ts'
import { en, type IntegrationWords } from './integrations-en.ts'
import { ru } from './integrations-ru.ts'

/** Words of the page about other programs, in the language of the page. */
export const integrationWords: IntegrationWords = isRussian ? ru : en
