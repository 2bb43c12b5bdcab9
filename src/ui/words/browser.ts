import { type BrowserWords, en } from './browser-en.ts'
import { ru } from './browser-ru.ts'
import { isRussian } from './names.ts'

export const browserWords: BrowserWords = isRussian ? ru : en
