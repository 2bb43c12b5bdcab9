import { plural } from './plural.ts'
import type { ReadinessWords } from './readiness-en.ts'

const count = plural<'one' | 'few' | 'many'>('ru')
const months = (n: number) =>
  count(n, { one: `${n} месяц`, few: `${n} месяца`, many: `${n} месяцев` })

export const ru: ReadinessWords = {
  title: 'Пора ли вводить свои категории?',
  names: { volume: 'Объём продаж', margin: 'Маржа' },
  ready: 'Ключевые показатели ведутся полгода: можно настраивать категории.',
  notReady:
    'Прежде чем вводить свои категории, советуем шесть полных месяцев с объёмом продаж и маржой.',
  kept: (name, n) =>
    `${name}: без пропусков за ${count(n, { one: `последний ${n} месяц`, few: `последние ${n} месяца`, many: `последние ${n} месяцев` })}.`,
  keptLong: (name, n) => `${name}: без пропусков ${months(n)} или дольше.`,
  more: (n) => `Не хватает ещё ${n}.`,
  missing: (name) => `${name}: за последний месяц не указано.`,
  onlyStint: 'Это то, что передано в Stint. В CRM может быть больше: загрузите выгрузку.',
}
