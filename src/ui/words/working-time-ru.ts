import type { WorkingWords } from './working-time-en.ts'

export const ru: WorkingWords = {
  title: 'Рабочие дни',
  hint: 'Только эти дни могут считаться пропущенными в отчёте. Часы нужны только вам: на показатели они не влияют.',
  hoursOn: (weekday) => `Часы, ${weekday}`,
  hours: 'ч',
  usual: 'Вернуть обычные дни',
  offTitle: 'Выходные и отпуск',
  offHint:
    'Руководитель видит только, что в эти дни вы не работаете. Причина остаётся в этом браузере.',
  none: 'Пока ничего не отмечено.',
  from: 'С',
  to: 'По',
  reason: 'Причина',
  reasons: { leave: 'Отпуск', sick: 'Болезнь', holiday: 'Праздник', other: 'Другое' },
  add: 'Добавить дни',
  remove: 'Убрать',
  removeRange: (range) => `Убрать ${range}`,
  wrongRange: 'Последний день раньше первого. Проверьте даты.',
  isOff: 'Нерабочий день',
  fromTeam: 'Нерабочий день вашей команды',
  takeOff: 'Не работаю…',
  workAfterAll: 'Всё-таки работаю',
}
