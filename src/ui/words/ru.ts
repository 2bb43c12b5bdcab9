import type { Words } from './en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

const segments = (count: number) =>
  form(count, { one: 'отрезок', few: 'отрезка', many: 'отрезков', other: 'отрезка' })

export const ru: Words = {
  language: 'ru',
  auto: 'авто',
  stop: 'Стоп',
  end: 'Завершить',
  undo: 'Отменить',
  redo: 'Вернуть',
  acts: {
    switch: 'переключение',
    auto: 'авто',
    stop: '«Стоп»',
    note: 'заметка',
    earlier: 'начало',
    answer: 'отсутствие',
    ended: 'завершение',
  },
  earlier: (minutes) => `на ${minutes} мин раньше`,
  takes: (what) => `Уменьшится: ${what}`,
  awaySince: (time) => `Вас нет с ${time}`,
  pick: 'Выберите, чем вы заняты: щелчком или клавишей 1–8.',
  startedBefore: 'начато',
  startedAfter: 'мин назад?',
  startedAgo: (minutes) =>
    `Начато ${minutes} ${form(minutes, { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' })} назад`,
  note: 'О чём это? (необязательно)',
  categories: 'Категории',
  today: 'Сегодня',
  todayTotal: (length) => [length, ' сегодня'],
  selling: 'продажи',
  awayMore: (count) =>
    `ещё ${count} ${form(count, { one: 'ждёт', few: 'ждут', many: 'ждут', other: 'ждут' })}`,
  asBefore: 'как до этого',
  clockBehind: 'Часы отстали',
  countFromNow: 'Считать отсюда',
  countHint: 'Удалит записанное позже текущего времени и продолжит счёт.',
  yesStill: 'Да',
  endedAt: (time) => `До ${time}`,
  crmFrom: (time) => `CRM с ${time}`,
  notWork: 'Перерыв · не работа',
  later: 'Позже',
  more: 'Ещё…',
  split: 'Разделить…',
  partUntil: (number) => `Конец части ${number}`,
  partWhat: (number) => `Чем была часть ${number}`,
  partRemove: (number) => `Убрать часть ${number}`,
  partTimes: (from, to) => `Время — между ${from} и ${to}, по порядку.`,
  addPart: 'Ещё часть',
  save: 'Сохранить',
  back: 'Назад',
  day: 'День',
  report: 'Отчёт',
  settings: 'Настройки',
  keepOpen: 'Держать открытым рядом со страницей',
  ownCrm: 'ваша CRM',
  thisIsCrm: 'Этот сайт — наша CRM',
  sendNow: 'Отправить',
  connect: 'Подключить…',
  sending: 'Отправка…',
  sendingLeft: (count) => `Отправка… осталось ${count}`,
  clockOff: (minutes) =>
    minutes > 0
      ? `Часы этого компьютера спешат на ${minutes} мин. Исправьте их: время записывается неверно.`
      : `Часы этого компьютера отстают на ${-minutes} мин. Исправьте их: время записывается неверно.`,
  differs: (day) =>
    `День ${day} на сервере не такой, как здесь. Скажите тому, кто за него отвечает.`,
  notConnected: 'Не подключено',
  toSend: (count) => `${count} к отправке`,
  toSendAt: (count, time) => `${count} к отправке в ${time}`,
  nothingToSend: 'Отправлять пока нечего',
  received: (count, length) => `Принято: ${count} ${segments(count)}, ${length}`,
  receivedOther: (count, length) => `Принято ${length}, ${count} ${segments(count)}; здесь иначе`,
  sendFailures: {
    offline: 'Не отправлено: нет сети. Stint попробует ещё раз.',
    network: 'Не отправлено: сервер недоступен. Stint попробует ещё раз.',
    cut: 'Не отправлено: связь прервалась. Stint попробует ещё раз.',
    slow: 'Не отправлено: сервер слишком долго не отвечает. Stint попробует ещё раз.',
    server: 'Не отправлено: сбой на сервере. Stint попробует ещё раз.',
    portal: 'Не отправлено: вместо сервера ответила чужая страница. Может быть, сеть просит войти?',
    token: 'Не отправлено: подключение больше не действует. Подключитесь снова в настройках.',
    answer: 'Не отправлено: сервер ответил непонятно.',
    busy: 'Не отправлено: сервер занят. Stint попробует ещё раз.',
    rejected: 'Сервер принял не всё. Подробности в настройках.',
    other: 'Не отправлено. Stint попробует ещё раз.',
  },
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
