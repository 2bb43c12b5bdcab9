import { type AnswerWords, en } from './answers-en.ts'
import { ru } from './answers-ru.ts'
import { isRussian } from './names.ts'

/** The dictionary of the question about time away, of this browser's language. */
export const answerWords: AnswerWords = isRussian ? ru : en
