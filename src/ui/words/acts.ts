import { type ActWords, en } from './acts-en.ts'
import { ru } from './acts-ru.ts'
import { isRussian } from './names.ts'

export const actWords: ActWords = isRussian ? ru : en
