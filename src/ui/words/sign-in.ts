import { isRussian } from './common.ts'
import { en, type SignInWords } from './sign-in-en.ts'
import { ru } from './sign-in-ru.ts'

export const signInWords: SignInWords = isRussian ? ru : en
