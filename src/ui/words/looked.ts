import { isRussian } from './here.ts'
import { en, type LookedWords } from './looked-en.ts'
import { ru } from './looked-ru.ts'

/** What the settings say about who looked at the person's figures, in this browser's language. */
export const lookedWords: LookedWords = isRussian ? ru : en
