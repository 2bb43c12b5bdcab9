import { dayBounds, dayOf } from '../../../src/core/time/days.ts'
import { BREAK, type Stretch, UNEXPLAINED } from '../../../src/core/time/segment.ts'
import { minute } from '../../../src/core/time/units.ts'
import { LATE, type Language, MOMENTS, type Moment, type Piece, TODAY, WEEK } from './plans.ts'
import { type Chance, chanceOf } from './random.ts'
import { changedOn, inBase } from './scheme.ts'

/** A segment with its id, without the fields that the store adds. */
export type Bare = Stretch & { id: string }

export interface Asked {
  /** The present instant of the sample, in epoch milliseconds. */
  now: number
  /** Time zone as an IANA name, such as `Europe/Berlin`. */
  zone: string
  language: Language
  moment: Moment
  /** True if the team has never changed the base scheme of 8 categories. */
  base?: boolean
  /** Seed of the random days. Each seed makes the days of a different person. */
  seed?: string
}

/** A CRM that many companies use in the countries of the language. */
export const PRODUCT: Record<Language, string> = { en: 'pipedrive', ru: 'bitrix24' }

const MONTHS = 8

const localAt = (date: Temporal.PlainDate, time: string, zone: string) =>
  date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds

export const dateOf = ({ now, zone }: Pick<Asked, 'now' | 'zone'>) =>
  Temporal.PlainDate.from(dayOf(now, zone, 0))

const asThen = (
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  piece: Piece,
  { base }: Asked,
): Piece => {
  const [minutes, category, note] = piece
  const early = base || Temporal.PlainDate.compare(date, changedOn(today)) < 0
  return early ? [minutes, inBase(category), note] : piece
}

/**
 * Returns the segments of all working days, from the first of the month eight months ago to yesterday.
 * With `days`, returns only those of the last days.
 */
export function pastDays(asked: Asked, days = Number.POSITIVE_INFINITY): Bare[] {
  const today = dateOf(asked)
  const first = today.with({ day: 1 }).subtract({ months: MONTHS })
  const length = first.until(today, { largestUnit: 'days' }).days
  const numbers = Array.from({ length }, (_, i) => i).slice(-days)
  return numbers.flatMap((i) => pastDay(first.add({ days: i }), today, i / length, asked))
}

/**
 * Whether the person does not work on this day. The person has two weeks of holiday three months ago,
 * and some days of illness.
 */
const isMissing = (date: Temporal.PlainDate, today: Temporal.PlainDate, chance: Chance) => {
  const holiday = today.subtract({ months: 3 }).with({ day: 3 })
  const into = holiday.until(date, { largestUnit: 'days' }).days
  const days = date.until(today, { largestUnit: 'days' }).days
  return (into >= 0 && into < 14) || (chance.next() < 0.03 && days > 14)
}

/** Returns the plans of Monday to Friday. Other people have the same plans on other weekdays. */
const weekOf = ({ seed }: Asked) => {
  const first = seed ? Math.floor(chanceOf(seed).between(0, WEEK.length)) : 0
  return [...WEEK.slice(first), ...WEEK.slice(0, first)]
}

/** @param along position of the day in the history from 0 to 1, because the person's habits change */
function pastDay(date: Temporal.PlainDate, today: Temporal.PlainDate, along: number, asked: Asked) {
  const chance = chanceOf(`${date}${asked.seed ?? ''}`)
  const plan = weekOf(asked)[date.dayOfWeek - 1]?.map((piece) => asThen(date, today, piece, asked))
  if (!plan || isMissing(date, today, chance)) return []
  const begins = localAt(date, '08:50', asked.zone) + chance.between(0, 25) * minute
  const day = placePieces(plan, begins, chance, asked, (piece) => minutesOf(piece, along, chance))
  const late = date.dayOfWeek === 4 && date.until(today, { largestUnit: 'days' }).days < 8
  return late
    ? [...day, ...placePieces([LATE], localAt(date, '21:40', asked.zone), chance, asked)]
    : day
}

/**
 * Returns the length in minutes of a piece of the plan. The person's habits change over the months: time
 * in the CRM becomes shorter, misc becomes longer, and selling becomes a little longer.
 */
function minutesOf([minutes, category]: Piece, along: number, chance: Chance) {
  const habit =
    category === 'documentation'
      ? 1.3 - 0.4 * along
      : category === 'misc'
        ? 0.7 + 0.9 * along
        : category.endsWith('-call') || category === 'prospect-meeting'
          ? 0.88 + 0.2 * along
          : 1
  return minutes * habit * chance.between(0.82, 1.18)
}

/**
 * Returns today's segments, the last of which ends now. That segment is still running, unless the state
 * that the sample shows is one in which Stint is stopped.
 */
export function today(asked: Asked): Bare[] {
  const plan: readonly Piece[] = [...TODAY, ...MOMENTS[asked.moment]]
  const length = plan.reduce((sum, [minutes]) => sum + minutes, 0)
  const { from } = dayBounds(dateOf(asked).toString(), asked.zone, 0)
  const chance = chanceOf(asked.moment)
  const exact = ([minutes]: Piece) => minutes
  const day = placePieces(plan, asked.now - length * minute, chance, asked, exact)
  return day
    .filter(({ startedAt }) => startedAt >= from)
    .map((bare) => keepRunning(asked.moment === 'call' ? bySound(bare, asked) : bare, asked.now))
}

/** Returns the meeting as Stint records a call that it detects by the sound of its tab. */
const bySound = (bare: Bare, { language }: Asked): Bare =>
  bare.category === 'client-meeting'
    ? {
        ...bare,
        source: 'auto',
        review: true,
        context: { product: PRODUCT[language], record: { type: 'deal', id: '4182' } },
      }
    : bare

const keepRunning = (bare: Bare, now: number): Bare => {
  const { endedAt, ...rest } = bare
  return endedAt !== undefined && endedAt < now ? bare : rest
}

/**
 * Returns the segments of a plan, one after another from the instant `from`. For a `gap` it returns no
 * segment, and the next segment begins later by the length of the gap.
 */
function placePieces(
  plan: readonly Piece[],
  from: number,
  chance: Chance,
  { language }: Asked,
  lengthOf = ([minutes]: Piece) => minutes,
): Bare[] {
  let at = Math.round(from)
  return plan.flatMap((piece) => {
    const [, category, note] = piece
    const startedAt = at
    at += Math.round(lengthOf(piece) * minute)
    if (category === 'gap') return []
    return {
      id: chance.id(),
      category,
      startedAt,
      endedAt: at,
      ...whatOf(category, at - startedAt, chance, language),
      ...(note && { note: note[language] }),
    }
  })
}

const RECORDS = [
  { type: 'deal', id: '4182' },
  { type: 'deal', id: '4190' },
  { type: 'company', id: '77' },
  { type: 'contact', id: '1312' },
  { type: 'deal', id: '4207' },
  { type: 'lead', id: '903' },
]

/**
 * Chooses random properties of a segment: whether it was picked or detected, its record in the CRM, CRM
 * time beside a call, and whether it was edited.
 */
function whatOf(
  category: string,
  length: number,
  chance: Chance,
  language: Language,
): Pick<Stretch, 'source' | 'context' | 'beside' | 'edited'> {
  if (category === 'documentation') {
    const record = RECORDS[Math.floor(chance.next() ** 2 * RECORDS.length)]
    return { source: 'auto', context: { product: PRODUCT[language], ...(record && { record }) } }
  }
  if (category === UNEXPLAINED) return { source: 'auto' }
  const call = category.endsWith('-call') && chance.next() < 0.6
  const edited = category !== BREAK && chance.next() < 0.06
  return {
    source: 'hand',
    ...(call && { beside: { ms: Math.round(length * chance.between(0.1, 0.6)) } }),
    ...(edited && { edited: true }),
  }
}
