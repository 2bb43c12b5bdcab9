import type { KeepingWords } from './keeping-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

const segments = (count: number, digits: string) =>
  `${digits} ${form(count, { one: 'отрезок', few: 'отрезка', many: 'отрезков', other: 'отрезка' })}`

export const ru: KeepingWords = {
  backup: 'Резервная копия',
  backupIntro:
    'Один файл со всем вашим временем, настройками и догадками. В нём есть и заметки: храните его так же бережно. Подключения к вашей компании в нём нет.',
  save: 'Сохранить в файл',
  putBack: 'Вернуть из файла…',
  cancel: 'Отмена',
  saving: 'Сохранение…',
  reading: 'Чтение и проверка файла…',
  putting: 'Возвращение…',
  savedFile: (count, digits) => `Передано файлом: ${segments(count, digits)}.`,
  cancelled: 'Отменено. Ничего не изменено.',
  found: (at) => `Резервная копия: ${at}`,
  holds: (count, digits, since) => `С ${since} — ${segments(count, digits)}.`,
  holdsNone: 'Времени в ней нет.',
  merges:
    'Она сливается с тем, что уже есть: ничего из имеющегося не пропадёт, а из двух версий отрезка останется более поздняя.',
  withSettings: 'Взять и настройки из неё',
  withSettingsHint:
    'Они заменят настройки этого браузера. Разрешения самого браузера не изменятся.',
  putNow: 'Вернуть',
  outcome: {
    added: (count, digits) => `Добавлено: ${segments(count, digits)}.`,
    newer: (_count, digits) => `Обновлено: ${digits}.`,
    here: (_count, digits) => `Уже было здесь: ${digits}.`,
    left: (_count, digits) => `Не взято: ${digits}. На это время здесь записано другое.`,
  },
  refusals: {
    foreign: 'Это не резервная копия Stint. Ничего не изменено.',
    newer:
      'Эту копию сделала более новая версия Stint. Обновите Stint и попробуйте снова. Ничего не изменено.',
    damaged:
      'Эта копия повреждена: в ней чего-то не хватает или записано не то, что писал Stint. Ничего не изменено. Нет ли у вас другой?',
    wrong: 'Эту копию изменили: в ней то, чего быть не может. Ничего не изменено.',
    unreadable: 'Браузер не может прочитать этот файл. Ничего не изменено.',
  },
  storage: 'Хранилище',
  kept: (count, digits, since) => `${segments(count, digits)} с ${since}, вместе с удалёнными.`,
  keptAbout: (_count, digits, since) => `Около ${digits} отрезков с ${since}, вместе с удалёнными.`,
  keptNone: 'Времени пока не записано.',
  used: (size) => `На диске они занимают ${size}.`,
  protected: 'Браузер не удалит их сам, даже когда на диске мало места.',
  unprotected: 'Когда на диске мало места, браузер может их удалить.',
  protect: 'Попросить браузер хранить их',
  refusedProtect: 'Браузер не согласился. Надёжнее всего — резервная копия.',
  lastSaved: (at) => `В файл сохранено ${at}.`,
  neverSaved: 'В файл ещё не сохранено. Если диск сломается, пропадёт всё.',
}
