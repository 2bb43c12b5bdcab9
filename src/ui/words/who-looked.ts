import { isRussian } from './common.ts'
import { en, type LookedWords } from './who-looked-en.ts'
import { ru } from './who-looked-ru.ts'

export const lookedWords: LookedWords = isRussian ? ru : en
