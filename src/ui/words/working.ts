import { isRussian } from './names.ts'
import { en, type WorkingWords } from './working-en.ts'
import { ru } from './working-ru.ts'

/** The dictionary of expected working time, of this browser's language. */
export const workingWords: WorkingWords = isRussian ? ru : en
