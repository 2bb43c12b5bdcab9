import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HourOfWeek, hoursShown, minutesIn } from '../../../src/core/report/hours.ts'
import { minute } from '../../../src/core/time/units.ts'

/** Returns a week with the given number of minutes of work in each hour of each weekday. */
const weekOf = (minutes: (weekday: number, hour: number) => number): HourOfWeek[] =>
  Array.from({ length: 168 }, (_, i) => ({
    weekday: Math.floor(i / 24) + 1,
    hour: i % 24,
    days: 1,
    selling: 0,
    worked: minutes(Math.floor(i / 24) + 1, i % 24) * minute,
  }))

const ofHours = (...used: number[]) =>
  hoursShown(weekOf((weekday, hour) => (weekday === 2 && used.includes(hour) ? 30 : 0)))

describe('the hours that are shown', () => {
  it.each([
    ['nothing', [], []],
    ['one hour', [12], [12]],
    ['a morning and a late evening', [9, 10, 22], [9, 10, 22]],
    ['both ends of a day', [0, 23], [0, 23]],
  ])('of %s', (_what, used, shown) => {
    expect(ofHours(...used)).toEqual(shown)
  })

  it('are the hours with data, and no others', () => {
    const minutes = fc.array(fc.oneof(fc.constant(0), fc.constant(0.2), fc.nat(60)), {
      minLength: 168,
      maxLength: 168,
    })
    const sparse = fc.tuple(minutes, fc.uniqueArray(fc.nat(23), { maxLength: 6 }))
    fc.assert(
      fc.property(sparse, ([values, only]) => {
        const week = weekOf((weekday, hour) =>
          only.includes(hour) ? (values[(weekday - 1) * 24 + hour] ?? 0) : 0,
        )
        const used = week.filter((cell) => minutesIn(week, cell) >= 0.5).map(({ hour }) => hour)
        const shown = hoursShown(week)
        expect(shown).toEqual([...new Set(used)].toSorted((a, b) => a - b))
      }),
    )
  })
})
