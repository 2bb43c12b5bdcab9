import type { HealthWords } from './health-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')

export const ru: HealthWords = {
  lead: 'Как работает сам сервер. О людях здесь ничего нет.',
  good: 'Всё в порядке.',
  bad: 'Требует внимания',
  trouble: {
    disk: (free) =>
      `Диск почти заполнен: свободно ${free}. Освободите место или сократите срок хранения.`,
    noBackup: 'Резервной копии ещё нет. Настройте её на сервере.',
    oldBackup: (when) => `Последняя резервная копия: ${when}. Проверьте, работает ли копирование.`,
    clock: (when, by) => `Часы перевели ${by}: ${when}. Проверьте службу времени на сервере.`,
    webhooks: 'Уведомления программ не доставляются. Смотрите «Другие программы».',
    webhooksLink: 'Другие программы',
  },
  received: 'Получено от браузеров',
  receivedHint: 'Передачи за каждую четверть часа, сначала последние.',
  lastUpload: (when) => `Последняя передача: ${when}.`,
  nothing: 'Ещё ничего не получено.',
  quarters: ['С', 'Передач', 'Записей'],
  storage: 'Хранение',
  size: 'База данных',
  free: 'Свободно на диске',
  freeOf: (free, size) => `${free} из ${size}`,
  backup: 'Резервная копия',
  noBackup: 'нет',
  otherBackup: 'делается вашим заданием, Stint его не видит',
  clock: 'Часы',
  clockGood: 'не переводились с запуска сервера',
  clockSet: (when, by) => `переведены ${by}, ${when}`,
  ahead: (time) => `на ${time} вперёд`,
  back: (time) => `на ${time} назад`,
  versions: 'Версии',
  endpoint: 'Сервер',
  node: 'Node.js',
  database: 'СУБД',
  migration: 'Последнее обновление базы',
  extension: (version) => `Расширение ${version}`,
  browsers: (count) =>
    `${count} ${form(count, { one: 'браузер', few: 'браузера', many: 'браузеров', other: 'браузера' })}`,
  webhooks: 'Уведомления программ',
  on: 'Включено',
  failing: 'Не доставляются',
  stopped: 'Остановлено',
  waiting: 'Сообщений ждёт',
  givenUp: 'Не доставлено за 7 дней',
}
