import type { KeepingWords } from './backup-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

const entries = (count: number, digits: string) =>
  `${digits} ${form(count, { one: 'запись', few: 'записи', many: 'записей', other: 'записи' })}`

export const ru: KeepingWords = {
  backup: 'Резервная копия',
  backupIntro:
    'Один файл со всем вашим временем, заметками, настройками и оценками. Никому его не давайте. Подключения к компании в нём нет.',
  save: 'Сохранить в файл',
  putBack: 'Восстановить из файла…',
  cancel: 'Отмена',
  saving: 'Сохранение…',
  reading: 'Проверка файла…',
  putting: 'Восстановление…',
  savedFile: (count, digits) => `Сохранено: ${entries(count, digits)}.`,
  cancelled: 'Отменено. Ничего не изменено.',
  found: (at) => `Резервная копия: ${at}`,
  holds: (count, digits, since) => `С ${since} — ${entries(count, digits)}.`,
  holdsNone: 'Времени в ней нет.',
  merges:
    'Копия добавляется к тому, что есть в этом браузере. Ничего не пропадёт; если запись отличается, останется более поздняя.',
  takesPlace: 'Этот браузер заменяет тот, в котором сделана копия',
  takesPlaceHint:
    'Для нового компьютера или профиля: то время можно будет править здесь. Не включайте, если пользуетесь и прежним браузером.',
  withDeleted: (count, digits) => `Вернуть удалённое здесь: ${entries(count, digits)}`,
  withDeletedHint: 'Вы удалили это после того, как была сделана копия.',
  withSettings: 'Восстановить и настройки',
  withSettingsHint: 'Они заменят настройки этого браузера. Его разрешения не изменятся.',
  putNow: 'Восстановить',
  wrong: (_count, digits) => `Записей с ошибкой: ${digits}. Они будут пропущены.`,
  outcome: {
    added: (count, digits) => `Добавлено: ${entries(count, digits)}.`,
    newer: (_count, digits) => `Обновлено: ${digits}.`,
    restored: (count, digits) => `Возвращено из удалённых: ${entries(count, digits)}.`,
    deleted: (_count, digits) =>
      `Не возвращено, потому что удалено здесь: ${digits}. Чтобы вернуть, восстановите копию ещё раз и отметьте это.`,
    here: (_count, digits) => `Уже было здесь: ${digits}.`,
    left: (_count, digits) => `Пропущено: ${digits}. На это время здесь записано другое.`,
    wrong: (_count, digits) => `Пропущено с ошибкой в файле: ${digits}.`,
  },
  refusals: {
    foreign: 'Это не резервная копия Stint. Ничего не изменено.',
    newer:
      'Эту копию сделала более новая версия Stint. Обновите Stint и попробуйте снова. Ничего не изменено.',
    damaged: 'Копия повреждена или неполна. Ничего не изменено. Попробуйте другую копию.',
    wrong: 'Копию изменили, восстановить её нельзя. Ничего не изменено.',
    large: 'Этот файл слишком велик для копии Stint. Ничего не изменено.',
    unreadable: 'Браузер не может прочитать этот файл. Ничего не изменено.',
  },
  storage: 'Хранилище',
  kept: (count, digits, since) => `${entries(count, digits)} с ${since}, вместе с удалёнными.`,
  keptAbout: (_count, digits, since) => `Около ${digits} записей с ${since}, вместе с удалёнными.`,
  keptNone: 'Времени пока не записано.',
  used: (size) => `Занято на диске: ${size}.`,
  protected: 'Браузер сохранит их, даже когда диск почти заполнен.',
  unprotected: 'Когда диск почти заполнен, браузер может их удалить.',
  protect: 'Попросить браузер не удалять их',
  refusedProtect: 'Браузер не согласился. Время от времени сохраняйте резервную копию.',
  lastSaved: (at) => `Последняя копия: ${at}.`,
  neverSaved: 'Копии ещё нет. Если диск сломается, пропадёт всё.',
}
