import { isRussian } from '../language.ts'
import { en, type IndicatorWords } from './indicators-en.ts'
import { ru } from './indicators-ru.ts'

export const indicatorWords: IndicatorWords = isRussian ? ru : en
