/** Makes thirteen months of key indicators of the sample's person. */
import { periodOf, shiftPeriod } from '../../../src/core/indicators/periods.ts'

/** Values by month, from the oldest to the newest. The last month is not over. */
const MONTHS = [
  { leads: 11, won: 2, volume: 19_400.5, repeat: 1 },
  { leads: 9, won: 3, volume: 24_250, repeat: 1 },
  { leads: 12, won: 2, volume: 17_800.25, repeat: 1 },
  { leads: 10, won: 3, volume: 22_300, repeat: 2 },
  { leads: 11, won: 2, volume: 18_900.75, repeat: 1 },
  { leads: 12, won: 3, volume: 25_640, repeat: 1 },
  { leads: 13, won: 5, volume: 38_700, repeat: 2 },
  { leads: 12, won: 3, volume: 27_150.4, repeat: 2 },
  { leads: 14, won: 5, volume: 44_020, repeat: 2 },
  { leads: 12, won: 4, volume: 31_480, repeat: 2 },
  { leads: 15, won: 6, volume: 46_900.1, repeat: 3 },
  { leads: 13, won: 5, volume: 39_300, repeat: 2 },
  { leads: 9, won: 2, volume: 14_150, repeat: 1 },
]

export const sampleOwnIndicators = (today: string, from: string, to: string) => {
  const month = periodOf('month', today)
  const values = MONTHS.flatMap((figures, i) =>
    Object.entries(figures).map(([indicator, value]) => ({
      indicator,
      period: 'month' as const,
      from: shiftPeriod('month', month, i + 1 - MONTHS.length),
      value,
    })),
  )
  return { from, to, currency: 'EUR', own: [], values }
}
