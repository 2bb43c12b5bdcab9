import type { CalendarWords } from './calendar-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

export const ru: CalendarWords = {
  title: 'Календарь',
  intro:
    'Когда Stint спрашивает, где вы были, первыми в ответах стоят встречи из вашего календаря. Названия только показываются: Stint хранит время и ничего из календаря не отправляет.',
  inCalendar: 'В вашем календаре:',
  address: 'Закрытый адрес календаря',
  addressHint:
    'В настройках календаря: «Закрытый адрес» или «Опубликовать». У кого есть этот адрес, тот видит ваш календарь: Stint хранит его только в этом браузере, в копиях его нет.',
  addressExample: 'https://calendar.example/private-123/basic.ics',
  add: 'Добавить',
  remove: 'Убрать',
  file: 'Или файл…',
  fileHint: 'Файл читается один раз: что изменится потом, в нём не видно.',
  noAddress: 'Введите адрес, который начинается с https://.',
  denied: 'Браузер не разрешил, ничего не добавлено.',
  read: (time, count) =>
    `Прочитан в ${time}: ${count} ${form(count, { one: 'событие', few: 'события', many: 'событий', other: 'события' })} за пять недель`,
  fromFile: 'Из файла',
  retry: 'Прочитать снова',
  trouble: {
    unreachable: 'Календарь не отвечает. Проверьте адрес и разрешает ли браузер этот сайт.',
    refused: 'Сервер календаря отказал. Возможно, адрес там сменили.',
    large: 'Слишком большой для календаря.',
    none: 'Это не календарь.',
  },
  lane: 'В вашем календаре',
  addEntry: (times, what) => `${times}: добавить, ${what}`,
}
