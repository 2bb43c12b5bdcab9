import { isRussian } from './common.ts'
import { en, type WelcomeWords } from './welcome-en.ts'
import { ru } from './welcome-ru.ts'

export const welcomeWords: WelcomeWords = isRussian ? ru : en
