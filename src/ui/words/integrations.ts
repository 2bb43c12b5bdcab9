import { isRussian } from '../language.ts'
import { en, type IntegrationWords } from './integrations-en.ts'
import { ru } from './integrations-ru.ts'

export const integrationWords: IntegrationWords = isRussian ? ru : en
