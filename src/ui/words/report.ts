import { isRussian } from './common.ts'
import { en, type ReportWords } from './report-en.ts'
import { ru } from './report-ru.ts'

export const reportWords: ReportWords = isRussian ? ru : en
