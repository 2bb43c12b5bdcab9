import { isRussian } from './here.ts'
import { en, type SignInWords } from './sign-in-en.ts'
import { ru } from './sign-in-ru.ts'

/** Words for signing in with a company account, in this browser's language. */
export const signInWords: SignInWords = isRussian ? ru : en
