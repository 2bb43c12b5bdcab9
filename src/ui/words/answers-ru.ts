import type { AnswerWords } from './answers-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

export const ru: AnswerWords = {
  awayMore: (count) =>
    `ещё ${count} ${form(count, { one: 'ждёт', few: 'ждут', many: 'ждут', other: 'ждут' })}`,
  asBefore: 'как до этого',
  before: (category) => `До: ${category}`,
  after: (category) => `После: ${category}`,
  breakShort: 'Перерыв',
  later: 'Позже',
  more: 'Ещё…',
  split: 'Разделить…',
  partUntil: (number) => `Конец части ${number}`,
  partWhat: (number) => `Категория части ${number}`,
  partRemove: (number) => `Убрать часть ${number}`,
  partTimes: (from, to) => `Введите время от ${from} до ${to}, по порядку.`,
  addPart: 'Добавить часть',
  clockBehind: 'Часы переведены назад',
  countFromNow: 'Продолжить отсюда',
  countHint: 'Удалит то, что записано позже текущего времени, и продолжит с этого момента.',
  yesStill: 'Да',
  endedAt: (time) => `До ${time}`,
  crmFrom: (time) => `CRM с ${time}`,
  callWas: (when) => `Звонок ${when}. Что это было?`,
  callShort: {
    'client-meeting': 'Клиент',
    'prospect-meeting': 'Новый',
    'internal-meeting': 'Внутренняя',
    'outgoing-call': 'Исходящий',
    'incoming-call': 'Входящий',
  },
  save: 'Сохранить',
  back: 'Назад',
}
