import { type AnswerWords, en } from './answers-en.ts'
import { ru } from './answers-ru.ts'
import { isRussian } from './names.ts'

export const answerWords: AnswerWords = isRussian ? ru : en
