/**
 * The schema of a layout (a team's time by person and day), for answers with tens of thousands of
 * days. zod checks values step by step, because the content security policy of Stint's pages
 * forbids the code that zod would compile. For 46,000 days, this took 0.5 s. Because nearly the
 * whole answer consists of days, this file checks the days without zod. A test compares both
 * checks.
 */
import * as z from 'zod/mini'
import { memoise } from '../core/memoise.ts'
import { DayDate } from './contract/days.ts'
import { Layout, type LayoutDay } from './contract/layout.ts'

type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isLength = (value: unknown) =>
  typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY

const areLengths = (value: unknown) =>
  isObject(value) && Object.keys(value).every((key) => isLength(value[key]))

/**
 * Whether a text is a date. The results are cached, because the days of all people have the same
 * dates.
 */
const isDate = memoise((text) => z.safeParse(DayDate, text).success)

const LENGTHS = [
  'automatic',
  'byHand',
  'edited',
  'span',
  'unexplained',
  'missing',
  'overlapping',
] as const satisfies readonly (keyof LayoutDay)[]
const BY_KEY = ['seconds', 'products', 'longest'] as const satisfies readonly (keyof LayoutDay)[]

const isDay = (day: unknown) =>
  isObject(day) &&
  typeof day.date === 'string' &&
  isDate(day.date) &&
  LENGTHS.every((name) => isLength(day[name])) &&
  BY_KEY.every((name) => areLengths(day[name])) &&
  (!('base' in day) || areLengths(day.base)) &&
  Number.isSafeInteger(day.switches) &&
  isLength(day.switches) &&
  typeof day.corrected === 'boolean'

const Member = Layout.shape.members._zod.def.element

export const CheckedLayout = z.extend(Layout, {
  members: z.array(
    z.extend(Member, {
      days: z.custom<LayoutDay[]>((days) => Array.isArray(days) && days.every(isDay)),
    }),
  ),
})
