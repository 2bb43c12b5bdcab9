import { type BrowserWords, en } from './browser-en.ts'
import { ru } from './browser-ru.ts'
import { isRussian } from './names.ts'

/** Words about the browser's time zone and sites, in this browser's language. */
export const browserWords: BrowserWords = isRussian ? ru : en
