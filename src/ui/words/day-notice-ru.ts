import type { DayNoticeWords } from './day-notice-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')
const segments = (count: number) =>
  form(count, { one: 'отрезок', few: 'отрезка', many: 'отрезков', other: 'отрезка' })

export const ru: DayNoticeWords = {
  title: (length) => `Ваш день: ${length}`,
  waits: (count) => `объяснить: ${count} ${segments(count)}`,
  whole: 'Всё объяснено.',
  open: 'Посмотреть день',
  send: 'Отправить',
  selling: (share) => `продажи ${share}`,
}
