/**
 * Fills a team of the sample with fourteen months of key indicators, with targets, and with a review:
 * what the team agreed about a month.
 */
import type { Database } from '../../../server/db/tables.ts'
import { changeChoices, storeReview } from '../../../server/indicators/choices.ts'
import { type Given, storeValues } from '../../../server/indicators/store-values.ts'
import { shiftPeriod } from '../../../src/core/indicators/periods.ts'
import { day } from '../../../src/core/time/units.ts'

/** Values by month, from the oldest to the newest. The last month is not over. */
const MONTHS = [
  { leads: 52, won: 11, volume: 96_400.5, margin: 27.4, repeat: 5 },
  { leads: 47, won: 12, volume: 104_250, margin: 26.9, repeat: 6 },
  { leads: 55, won: 10, volume: 91_800.25, margin: 28.1, repeat: 4 },
  { leads: 58, won: 13, volume: 112_300, margin: 27.7, repeat: 6 },
  { leads: 49, won: 12, volume: 108_900.75, margin: 27.2, repeat: 7 },
  { leads: 51, won: 11, volume: 99_640, margin: 26.5, repeat: 5 },
  { leads: 60, won: 14, volume: 118_700, margin: 27.9, repeat: 6 },
  { leads: 54, won: 12, volume: 109_150.4, margin: 27.3, repeat: 6 },
  { leads: 50, won: 13, volume: 114_020, margin: 26.8, repeat: 8 },
  { leads: 53, won: 12, volume: 110_480, margin: 27.1, repeat: 7 },
  { leads: 57, won: 13, volume: 116_900.1, margin: 27.6, repeat: 6 },
  { leads: 33, won: 9, volume: 74_300, margin: 26.2, repeat: 5 },
  { leads: 21, won: 4, volume: 41_150, margin: 27, repeat: 2 },
]

const AGREED = {
  en: 'Two mornings a week without internal meetings.',
  ru: 'Два утра в неделю без внутренних встреч.',
}

interface Filling {
  language: keyof typeof AGREED
  team: string
  actor: string
  /**
   * The present instant of the sample in epoch milliseconds. `month` is the first day of the month that
   * is not over.
   */
  now: number
  month: string
}

export async function fillIndicators(db: Database, { team, actor, now, month, language }: Filling) {
  const given = MONTHS.flatMap((values, i): Given[] => {
    const from_date = shiftPeriod('month', month, i + 1 - MONTHS.length)
    return Object.entries(values).map(([indicator, value]) => ({
      member: '',
      indicator,
      period: 'month',
      from_date,
      value,
    }))
  })
  await storeValues(db, team, given, now)
  const set = shiftPeriod('month', month, -1)
  const to = `${shiftPeriod('month', set, 2).slice(0, 8)}15`
  const targets = [
    { indicator: 'volume', from: set, start: 110_000, to, goal: 130_000 },
    { indicator: 'leads', from: set, start: 54, to, goal: 65 },
    { indicator: 'margin', from: set, start: 27, to, goal: 28.5 },
  ]
  await changeChoices(db, { team, actor }, { currency: 'EUR', hourlyCost: 31.5, targets }, now)
  const before = shiftPeriod('month', month, -2)
  const agreed = Date.parse(`${set}T09:00Z`) + day
  await storeReview(db, team, { month: before, agreed: AGREED[language], watch: 'leads' }, agreed)
}
