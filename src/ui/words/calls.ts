import { type CallWords, en } from './calls-en.ts'
import { ru } from './calls-ru.ts'
import { isRussian } from './here.ts'

/** What the settings say of calls and meetings in a tab, in this browser's language. */
export const callWords: CallWords = isRussian ? ru : en

/** The other language's words, for the search of the settings. */
export const otherCallWords: CallWords = isRussian ? en : ru
