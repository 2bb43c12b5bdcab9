import { type BadgeWords, en } from './badge-en.ts'
import { ru } from './badge-ru.ts'
import { isRussian } from './names.ts'

/**
 * Words of badge and notifications, in this browser's language. A service worker cannot import
 * modules after its start. So it contains both languages, but only the words that it needs.
 */
export const badgeWords: BadgeWords = isRussian ? ru : en
