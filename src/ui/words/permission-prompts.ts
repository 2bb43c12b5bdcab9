import { isRussian } from './common.ts'
import { type AsksWords, en } from './permission-prompts-en.ts'
import { ru } from './permission-prompts-ru.ts'

export const asksWords: AsksWords = isRussian ? ru : en
