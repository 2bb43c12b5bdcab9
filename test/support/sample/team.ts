/** Answers of the sample's endpoint to the sample's person, who leads a team of seven people. */

import { secondsOf } from '../../../src/core/day/receipt.ts'
import { daysOf } from '../../../src/core/report/range.ts'
import { baseOf, categoryOf } from '../../../src/core/scheme/categories.ts'
import { dayOf } from '../../../src/core/time/days.ts'
import type { GroupWeeks } from '../../../src/sync/contract/group.ts'
import type { Layout, LayoutDay, Middle } from '../../../src/sync/contract/layout.ts'
import type { Scheme } from '../../../src/sync/contract/team.ts'
import { type Bare, dateOf, pastDays } from './days.ts'
import type { Language } from './plans.ts'
import { versionsOn } from './scheme.ts'

type Done = Bare & { endedAt: number }

export const NAMES: Record<Language, readonly string[]> = {
  en: ['Anna Berg', 'Ben Ode', 'Clara Voss', 'David Kern', 'Eva Lind', 'Finn Roth', 'Greta Hahn'],
  ru: [
    'Анна Волкова',
    'Борис Ким',
    'Вера Орлова',
    'Глеб Серов',
    'Дарья Лунина',
    'Егор Тихонов',
    'Жанна Белова',
  ],
}

const lengthOf = ({ startedAt, endedAt }: Done) => Math.round((endedAt - startedAt) / 1000)
const sumOf = (rows: readonly Done[]) => rows.reduce((sum, row) => sum + lengthOf(row), 0)

function dayFrom(date: string, rows: readonly Done[]): LayoutDay {
  const work = rows.filter(({ category }) => category !== 'break')
  const [first, last] = [work[0], work.at(-1)]
  const span = first && last ? Math.round((last.endedAt - first.startedAt) / 1000) : 0
  const automatic = sumOf(work.filter(({ source, edited }) => source === 'auto' && !edited))
  const edited = sumOf(work.filter((row) => row.edited))
  const seconds = secondsOf(work)
  const worked = Object.values(seconds).reduce((sum, part) => sum + part, 0)
  return {
    date,
    seconds,
    automatic,
    edited,
    byHand: worked - automatic - edited,
    products: secondsOf(
      work.flatMap((row) => (row.context ? [{ ...row, category: row.context.product }] : [])),
    ),
    switches: work.filter((row, i) => i > 0 && work[i - 1]?.category !== row.category).length,
    longest: Object.fromEntries(
      Object.keys(seconds).map((category) => [
        category,
        Math.max(...work.filter((row) => row.category === category).map(lengthOf)),
      ]),
    ),
    span,
    unexplained: 0,
    missing: Math.max(0, span - worked),
    overlapping: 0,
    corrected: work.some((row) => row.edited),
  }
}

interface Asked {
  now: number
  zone: string
  language: Language
}

/** Returns the endpoint's answer to `GET /v1/scheme`. */
export function sampleScheme(asked: Pick<Asked, 'now' | 'zone'>): Scheme {
  const [first, newest] = versionsOn(dateOf(asked))
  if (!first || !newest) throw new Error('The sample has two versions of its scheme.')
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true, answeredAt: asked.now }
  return {
    ...newest,
    categories: [...newest.categories],
    readiness,
    history: [{ ...first, categories: [...first.categories] }],
  }
}

/**
 * Returns the endpoint's answer to `GET /v1/team/layout` for a range of days. The sixth person has sent
 * less than the others, and the seventh person has sent nothing.
 */
export function sampleLayout(asked: Asked, from: string, to: string): Layout {
  const today = dateOf(asked)
  const members = NAMES[asked.language].map((name, i) => {
    const rows = pastDays({ ...asked, moment: 'running', seed: i ? name : '' }) as Done[]
    const byDay = Map.groupBy(rows, ({ startedAt }) => dayOf(startedAt, asked.zone, 0))
    const days = [...byDay]
      .map(([date, all]) => dayFrom(date, i === 5 && all[0] ? all.slice(0, 6) : all))
      .filter(({ date }) => i < 6 && date >= from && date <= to)
    const lastSent = days.at(-1)?.date ?? null
    return {
      id: `m${i + 1}`,
      name,
      role: i === 0 ? ('manager' as const) : ('member' as const),
      since: today.subtract({ months: 9 }).toString(),
      lastSeen: i < 6 ? today.toString() : null,
      lastSent,
      days,
    }
  })
  return { from, to, zone: asked.zone, dayStart: 0, members }
}

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]]
  return Math.round((sorted.length % 2 ? high : (low + high) / 2) * 100) / 100
}

/**
 * Returns the medians of people's shares of time, by the group that `key` returns for a category. Groups
 * whose median is 0 are left out.
 */
function middleOf(layout: Layout, key: (category: string) => string) {
  const people = layout.members.filter(({ days }) => days.length > 0)
  const shares = people.map(({ days }) => {
    const spent: Record<string, number> = {}
    for (const { seconds } of days)
      for (const [id, value] of Object.entries(seconds))
        spent[key(id)] = (spent[key(id)] ?? 0) + value
    const all = Object.values(spent).reduce((sum, value) => sum + value, 0)
    return Object.fromEntries(Object.entries(spent).map(([id, value]) => [id, value / all]))
  })
  const ids = [...new Set(shares.flatMap(Object.keys))]
  const middles = ids.map((id) => [id, median(shares.map((share) => share[id] ?? 0))] as const)
  return Object.fromEntries(middles.filter(([, share]) => share > 0))
}

/**
 * Returns the weekly figures of a team in group mode, in which reports show only sums of several people
 * (docs/domain.md). One week has no figures, because too few people sent their time.
 */
export function sampleGroup(from: string, to: string): GroupWeeks {
  const mondays = daysOf({ from, to }).filter((_, i) => i % 7 === 0)
  const shares = [0.35, 0.3, 0.4, 0.35, 0.45]
  return {
    from,
    to,
    weeks: mondays.map((week, i) => {
      const calls = shares[i % shares.length] ?? 0
      const base = {
        'outgoing-call': calls,
        'client-meeting': 0.15,
        documentation: 0.2,
        research: 0.1,
        misc: 0.55 - calls,
      }
      return i === 1 ? { week, why: 'few' } : { week, figures: { people: 5, hours: 31 + i, base } }
    }),
  }
}

/** Returns the endpoint's answer to `GET /v1/team/middle`. */
export function sampleMiddle(asked: Asked, from: string, to: string): Middle {
  const layout = sampleLayout(asked, from, to)
  const { categories } = sampleScheme(asked)
  const selling = (id: string) => String(categoryOf(id, categories)?.group === 'selling')
  return {
    from,
    to,
    zone: asked.zone,
    dayStart: 0,
    middle: {
      people: layout.members.filter(({ days }) => days.length > 0).length,
      shares: middleOf(layout, (id) => id),
      base: middleOf(layout, (id) => baseOf(id, categories)),
      selling: middleOf(layout, selling).true ?? 0,
    },
  }
}
