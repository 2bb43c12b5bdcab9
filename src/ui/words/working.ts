import { isRussian } from './names.ts'
import { en, type WorkingWords } from './working-en.ts'
import { ru } from './working-ru.ts'

/** Words about expected working time, in this browser's language. */
export const workingWords: WorkingWords = isRussian ? ru : en
