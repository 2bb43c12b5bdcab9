import { type BrowserWords, en } from './browser-en.ts'
import { ru } from './browser-ru.ts'
import { isRussian } from './names.ts'

/** The dictionary of this browser's zone and sites, of this browser's language. */
export const browserWords: BrowserWords = isRussian ? ru : en
