import { type CallWords, en } from './calls-en.ts'
import { ru } from './calls-ru.ts'
import { isRussian } from './common.ts'

export const callWords: CallWords = isRussian ? ru : en

/** The words in the other language, for the search of the settings. */
export const otherCallWords: CallWords = isRussian ? en : ru
