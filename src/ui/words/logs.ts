import { isRussian } from '../language.ts'
import { en, type LogWords } from './logs-en.ts'
import { ru } from './logs-ru.ts'

export const logWords: LogWords = isRussian ? ru : en
