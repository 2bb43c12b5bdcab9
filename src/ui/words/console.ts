import { isRussian } from '../language.ts'
import { type ConsoleWords, en } from './console-en.ts'
import { ru } from './console-ru.ts'

/** The console's dictionary of this browser's language, or of the one that was chosen. */
export const consoleWords: ConsoleWords = isRussian ? ru : en
