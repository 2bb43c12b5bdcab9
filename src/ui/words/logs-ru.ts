import type { LogWords } from './logs-en.ts'
import { plural } from './plural.ts'

const form = plural<'one' | 'few' | 'many' | 'other'>('ru')
const people = (count: number) =>
  `${count} ${form(count, { one: 'человек', few: 'человека', many: 'человек', other: 'человека' })}`

const roles: Readonly<Record<string, string>> = {
  member: 'сотрудник',
  manager: 'руководитель',
  administrator: 'администратор',
}

/** Translations of the endpoint's details, which are in English. */
const DETAILS: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  [/^(\w+) → (\w+)$/, (_, from = '', to = '') => `${roles[from] ?? from} → ${roles[to] ?? to}`],
  [/^leads no team$/, 'не руководит ничем'],
  [/^leads (.+)$/, 'руководит: $1'],
  [/^own time is recorded$/, 'своё время записывается'],
  [/^own time is not recorded$/, 'своё время не записывается'],
  [/^at once$/, 'сразу'],
  [/^last day (.+)$/, 'последний день $1'],
  [/^to (.+)$/, 'в команду $1'],
  [/^from (.+)$/, 'из команды $1'],
  [/^with (.+)$/, 'вместе с $1'],
  [/^named from (.+)$/, 'по именам с $1'],
  [/^(\d+), older than (\d+) days$/, '$1, старше $2 дн.'],
  [/^(.*)account disabled$/, '$1учётная запись отключена'],
]

export const ru: LogWords = {
  lead: 'Что делали администраторы и руководители и кто смотрел чьи данные. Ни то, ни другое нельзя отключить или изменить. Самих данных здесь нет.',
  kinds: { acts: 'Действия', reads: 'Кто видел данные' },
  kind: 'Какой журнал',
  person: 'Человек',
  everybody: 'Все',
  from: 'С',
  to: 'По',
  wrongRange: 'Последний день раньше первого. Проверьте даты.',
  save: 'Скачать (CSV)',
  older: 'Показать более ранние',
  loading: 'Загрузка…',
  none: 'Для этого выбора ничего не записано.',
  heads: {
    acts: ['Когда', 'Кто', 'Что', 'Команда'],
    reads: ['Когда', 'Кто', 'Что видел', 'О ком'],
  },
  acts: {
    'account linked': 'Привязана учётная запись компании',
    'account unlinked': 'Отвязана учётная запись компании',
    'backup made': 'Сделана резервная копия',
    'backup restored': 'Восстановлена резервная копия',
    'code made': 'Выдан код',
    'day read': 'Прочитан день',
    'device connected': 'Подключён браузер',
    'device revoked': 'Отключён браузер',
    'e-mail changed': 'Изменена почта',
    'end of group mode asked for': 'Просьба закончить групповой режим',
    'entries merged': 'Объединены две записи человека',
    'group mode ended': 'Подтверждён конец группового режима',
    'group mode entered': 'Включён групповой режим',
    'group mode kept': 'Групповой режим оставлен',
    'heads changed': 'Изменено, кто чем руководит',
    'indicators chosen': 'Изменён выбор показателей',
    'invite made': 'Выдана ссылка',
    'invite revoked': 'Ссылка отменена',
    'member added': 'Добавлен человек',
    'member exported': 'Копия всего, что хранится о человеке',
    'member forgotten': 'Человек удалён со всем, что он отправил',
    'member left': 'Человек уходит',
    'member moved': 'Человек переведён',
    'member renamed': 'Человек переименован',
    'member returned': 'Человек вернулся',
    'middle hidden': 'Середина команды скрыта',
    'middle shared': 'Середина команды открыта',
    'old rows removed': 'Удалены старые записи',
    'readiness answered': 'Даны ответы о готовности',
    'role changed': 'Изменена роль',
    'scheme changed': 'Изменены категории',
    'signed in': 'Вход в консоль',
    'signed out': 'Выход из консоли',
    'team added': 'Добавлена команда',
    'team deleted': 'Удалена команда',
    'team exported': 'Выгружена таблица команды',
    'team renamed': 'Переименована команда',
    'token made': 'Создан ключ для другой программы',
    'token revoked': 'Отозван ключ другой программы',
    'tracking changed': 'Изменена запись своего времени',
    'webhook added': 'Добавлено уведомление другой программы',
    'webhook changed': 'Изменено уведомление другой программы',
    'webhook removed': 'Удалено уведомление другой программы',
    'webhook stopped': 'Остановлено уведомление другой программы',
    'working time changed': 'Изменены рабочие дни или праздники',
  },
  routes: {
    layout: 'время по дням',
    months: 'время по месяцам',
    indicators: 'ключевые показатели',
    day: 'записи за день',
    table: 'все записи, таблицей',
    copy: 'всё, что хранится',
  },
  detail: (text) => {
    const [found, said] = DETAILS.find(([form]) => form.test(text)) ?? []
    return found && said !== undefined ? text.replace(found, said as string) : text
  },
  version: (version) => `версия ${version}`,
  account: (name) => `Командой (${name})`,
  service: 'Сервер (автоматически)',
  removed: 'кто-то, кого с тех пор удалили',
  removedTeam: 'команда, которую с тех пор удалили',
  ofTeam: (team, count) => `${team}: ${people(count)}`,
  range: (what, days) => `${what}, ${days}`,
}
