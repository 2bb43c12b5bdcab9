import { isRussian } from '../language.ts'
import { type ConsoleWords, en } from './console-en.ts'
import { ru } from './console-ru.ts'

export const consoleWords: ConsoleWords = isRussian ? ru : en
