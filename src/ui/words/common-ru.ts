import type { Words } from './common-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

const segments = (count: number) =>
  form(count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' })

export const ru: Words = {
  language: 'ru',
  auto: 'авто',
  nothingRuns: 'Ничего не запущено',
  since: (time) => `с ${time}`,
  away: (span, length) => `${span}\u00A0· ${length}: что это было?`,
  stop: 'Стоп',
  undo: 'Отменить',
  redo: 'Вернуть',
  acts: {
    switch: 'переключение',
    auto: 'авто',
    stop: '«Стоп»',
    note: 'заметка',
    earlier: 'начало',
    answer: 'ответ',
    ended: 'завершение',
    autoEnd: 'автоматическое завершение',
  },
  earlier: (minutes) => `на ${minutes} мин раньше`,
  takes: (what) => `Уменьшится: ${what}`,
  awaySince: (time) => `Вас нет с ${time}`,
  pick: 'Чем вы заняты? Нажмите плитку или клавишу 1–8.',
  pickByClick: 'Чем вы заняты? Нажмите плитку.',
  startedBefore: 'началось раньше:',
  startedAfter: 'мин',
  startedAgo: (minutes) =>
    `Началось ${minutes} ${form(minutes, { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' })} назад`,
  note: 'Заметка',
  noteRoom: (left) => `осталось ${left}`,
  noteCut: (count, limit) => `Не больше ${limit} знаков: лишние ${count} не вошли`,
  categories: 'Категории',
  repeat: 'Повторить',
  history: 'Последние действия',
  today: 'Сегодня',
  todayTotal: (length) => [length, ' сегодня'],
  selling: 'продажи',
  notWork: 'Перерыв · не работа',
  day: 'День',
  report: 'Отчёт',
  settings: 'Настройки',
  keepOpen: 'Держать открытым рядом со страницей',
  ownCrm: 'ваша CRM',
  sendNow: 'Отправить',
  connect: 'Подключить…',
  sending: 'Отправка…',
  sendingLeft: (count) => `Отправка… осталось ${count}`,
  notConnected: 'Не подключено',
  toSend: (count) => `${count} к отправке`,
  toSendAt: (count, time) => `${count} к отправке в ${time}`,
  nothingToSend: 'Отправлять пока нечего',
  received: (count, length) => `Принято: ${count} ${segments(count)}, ${length}`,
  receivedOther: (count, length) =>
    `На сервере ${length}, ${count} ${segments(count)}: не так, как здесь`,
  notDone: {
    full: 'Не сохранено: диск заполнен. Освободите место и попробуйте снова.',
    closed:
      'Не сохранено: хранилище Stint не открывается. Закройте другие его вкладки или перезапустите браузер.',
    other: 'Не сохранено. Попробуйте ещё раз.',
  },
  notRead: {
    full: 'Диск заполнен, и хранилище Stint не открывается. Освободите место.',
    closed:
      'Хранилище Stint не открывается. Закройте другие его вкладки или перезапустите браузер.',
    other: 'Хранилище Stint не читается. Перезапустите браузер.',
  },
  dismiss: 'Закрыть',
}
