import { isRussian } from './here.ts'
import { en, type SignInWords } from './sign-in-en.ts'
import { ru } from './sign-in-ru.ts'

/** The dictionary of signing in with a company account, of this browser's language. */
export const signInWords: SignInWords = isRussian ? ru : en
