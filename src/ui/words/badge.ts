import { type BadgeWords, en } from './badge-en.ts'
import { ru } from './badge-ru.ts'
import { isRussian } from './names.ts'

/**
 * The dictionary of badge and notifications, of this browser's language. A service worker may import
 * nothing later, so both languages come with it, and only what it says.
 */
export const badgeWords: BadgeWords = isRussian ? ru : en
