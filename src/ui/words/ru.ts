import type { Words } from './en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

const segments = (count: number) =>
  form(count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' })

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
  pick: 'Нажмите, чем вы заняты, или клавишу 1–8.',
  pickByClick: 'Нажмите, чем вы заняты.',
  keysOff: 'Клавиши 1–8 и буквы здесь выключены: набор текста ничего не переключит.',
  keysOn: 'Клавиши 1–8 и буквы здесь работают.',
  turnOn: 'Включить',
  turnOff: 'Выключить',
  startedBefore: 'началось раньше:',
  startedAfter: 'мин',
  startedAgo: (minutes) =>
    `Началось ${minutes} ${form(minutes, { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' })} назад`,
  note: 'Заметка',
  noteRoom: (left) => `осталось ${left}`,
  noteCut: (count, limit) => `Не больше ${limit} знаков: лишние ${count} не вошли`,
  categories: 'Категории',
  today: 'Сегодня',
  todayTotal: (length) => [length, ' сегодня'],
  selling: 'продажи',
  awayMore: (count) =>
    `ещё ${count} ${form(count, { one: 'ждёт', few: 'ждут', many: 'ждут', other: 'ждут' })}`,
  asBefore: 'как до этого',
  clockBehind: 'Часы переведены назад',
  countFromNow: 'Продолжить отсюда',
  countHint: 'Удалит то, что записано позже текущего времени, и продолжит с этого момента.',
  yesStill: 'Да',
  endedAt: (time) => `До ${time}`,
  crmFrom: (time) => `CRM с ${time}`,
  notWork: 'Перерыв · не работа',
  later: 'Позже',
  more: 'Ещё…',
  split: 'Разделить…',
  partUntil: (number) => `Конец части ${number}`,
  partWhat: (number) => `Категория части ${number}`,
  partRemove: (number) => `Убрать часть ${number}`,
  partTimes: (from, to) => `Введите время от ${from} до ${to}, по порядку.`,
  addPart: 'Добавить часть',
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
      ? `Часы компьютера спешат на ${minutes} мин. Переведите их: пока время записывается неверно.`
      : `Часы компьютера отстают на ${-minutes} мин. Переведите их: пока время записывается неверно.`,
  differs: (day) => `Данные за ${day} на сервере и здесь расходятся. Сообщите администратору.`,
  notConnected: 'Не подключено',
  toSend: (count) => `${count} к отправке`,
  toSendAt: (count, time) => `${count} к отправке в ${time}`,
  nothingToSend: 'Отправлять пока нечего',
  received: (count, length) => `Принято: ${count} ${segments(count)}, ${length}`,
  receivedOther: (count, length) =>
    `На сервере ${length}, ${count} ${segments(count)}; здесь иначе`,
  sendFailures: {
    offline: 'Не отправлено: нет сети. Stint попробует ещё раз.',
    network: 'Не отправлено: сервер недоступен. Stint попробует ещё раз.',
    cut: 'Не отправлено: связь оборвалась. Stint попробует ещё раз.',
    slow: 'Не отправлено: сервер долго не отвечает. Stint попробует ещё раз.',
    server: 'Не отправлено: ошибка на сервере. Stint попробует ещё раз.',
    portal:
      'Не отправлено: вместо сервера ответила другая страница. Может быть, сеть просит войти? Stint попробует ещё раз.',
    between: 'Не отправлено: ответил не сервер. Stint попробует ещё раз.',
    token: 'Не отправлено: подключение больше не действует. Подключитесь снова в настройках.',
    answer: 'Не отправлено: Stint не понял ответ сервера. Сообщите администратору.',
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
  unknownZone: (zone) =>
    `Браузер не знает часового пояса. Stint считает по ${zone}. Если время неверно, задайте пояс на компьютере.`,
  dismiss: 'Закрыть',
}
