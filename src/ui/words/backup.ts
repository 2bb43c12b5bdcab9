import { en, type KeepingWords } from './backup-en.ts'
import { ru } from './backup-ru.ts'
import { isRussian } from './common.ts'

export const keepingWords: KeepingWords = isRussian ? ru : en
