import { isRussian } from './names.ts'
import { en, type WorkingWords } from './working-time-en.ts'
import { ru } from './working-time-ru.ts'

export const workingWords: WorkingWords = isRussian ? ru : en
