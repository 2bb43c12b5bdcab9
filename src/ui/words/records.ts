import { isRussian } from './common.ts'
import { en, type RecordWords } from './records-en.ts'
import { ru } from './records-ru.ts'

export const recordWords: RecordWords = isRussian ? ru : en
