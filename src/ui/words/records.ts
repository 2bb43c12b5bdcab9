import { isRussian } from './here.ts'
import { en, type RecordWords } from './records-en.ts'
import { ru } from './records-ru.ts'

/** Names of CRM records, in this browser's language. */
export const recordWords: RecordWords = isRussian ? ru : en
