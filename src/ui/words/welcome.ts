import { isRussian } from './here.ts'
import { en, type WelcomeWords } from './welcome-en.ts'
import { ru } from './welcome-ru.ts'

/** Words of the welcome page, in this browser's language. */
export const welcomeWords: WelcomeWords = isRussian ? ru : en
