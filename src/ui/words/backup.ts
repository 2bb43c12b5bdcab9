import { isRussian } from './common.ts'
import { en, type KeepingWords } from './backup-en.ts'
import { ru } from './backup-ru.ts'

export const keepingWords: KeepingWords = isRussian ? ru : en
