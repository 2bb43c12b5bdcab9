import { isRussian } from './here.ts'
import { en, type KeepingWords } from './keeping-en.ts'
import { ru } from './keeping-ru.ts'

/** What the settings say about backup and storage, in this browser's language. */
export const keepingWords: KeepingWords = isRussian ? ru : en
