import { en, type KeyWords } from './keys-en.ts'
import { ru } from './keys-ru.ts'
import { isRussian } from './names.ts'

export const keyWords: KeyWords = isRussian ? ru : en
