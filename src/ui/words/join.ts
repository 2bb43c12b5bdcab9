import { isRussian } from './common.ts'
import { en, type JoinWords } from './join-en.ts'
import { ru } from './join-ru.ts'

export const joinWords: JoinWords = isRussian ? ru : en
