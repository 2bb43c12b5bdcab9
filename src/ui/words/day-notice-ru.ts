import type { DayNoticeWords } from './day-notice-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')
const gaps = (count: number) =>
  form(count, { one: 'пропуск', few: 'пропуска', many: 'пропусков', other: 'пропуска' })

export const ru: DayNoticeWords = {
  title: (length) => `Ваш день: ${length}`,
  waits: (count) => `осталось объяснить: ${count} ${gaps(count)}`,
  whole: 'Всё объяснено.',
  open: 'Открыть день',
  send: 'Отправить',
  selling: (share) => `продажи ${share}`,
}
