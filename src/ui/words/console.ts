import { isRussian } from '../language.ts'
import { type ConsoleWords, en } from './console-en.ts'
import { ru } from './console-ru.ts'

/** Words of the console, in this browser's language or in the language that the person chose. */
export const consoleWords: ConsoleWords = isRussian ? ru : en
