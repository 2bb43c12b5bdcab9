import { type AnswerWords, en } from './answers-en.ts'
import { ru } from './answers-ru.ts'
import { isRussian } from './names.ts'

/** Words of the question about time away, in this browser's language. */
export const answerWords: AnswerWords = isRussian ? ru : en
