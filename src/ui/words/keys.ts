import { en, type KeyWords } from './keys-en.ts'
import { ru } from './keys-ru.ts'
import { isRussian } from './names.ts'

/** Words about keys, in this browser's language. */
export const keyWords: KeyWords = isRussian ? ru : en
