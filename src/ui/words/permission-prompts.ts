import { type AsksWords, en } from './permission-prompts-en.ts'
import { ru } from './permission-prompts-ru.ts'
import { isRussian } from './common.ts'

export const asksWords: AsksWords = isRussian ? ru : en
