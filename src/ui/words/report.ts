import { isRussian } from './here.ts'
import { en, type ReportWords } from './report-en.ts'
import { ru } from './report-ru.ts'

export const reportWords: ReportWords = isRussian ? ru : en
