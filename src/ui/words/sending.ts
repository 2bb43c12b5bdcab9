import { isRussian } from './names.ts'
import { en, type SendingWords } from './sending-en.ts'
import { ru } from './sending-ru.ts'

export const failureWords: SendingWords = isRussian ? ru : en
