import { isRussian } from './here.ts'
import { en, type LookedWords } from './looked-en.ts'
import { ru } from './looked-ru.ts'

/** What the settings say of who has looked, in this browser's language. */
export const lookedWords: LookedWords = isRussian ? ru : en
