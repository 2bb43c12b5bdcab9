import { isRussian } from '../language.ts'
import { en, type LogWords } from './logs-en.ts'
import { ru } from './logs-ru.ts'

/** Words about the audit log and the access log, in the language of the page. */
export const logWords: LogWords = isRussian ? ru : en
