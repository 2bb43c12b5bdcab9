import type { WeekNoticeWords } from './week-notice-en.ts'

export const ru: WeekNoticeWords = {
  title: (share) => `Ваша неделя: продажи ${share}`,
  changed: (name, _points, signed) => `${name}: ${signed} п. п. к прошлой неделе`,
  steady: 'Ни одна категория не изменилась на 2 п. п. и больше.',
  few: 'Слишком мало дней, чтобы сравнить с прошлой неделей.',
  open: 'Открыть отчёт',
}
