/**
 * Returns the sums of one person's time per day or month. Stored and valid sums are read; others
 * are computed.
 */
import { daysOf, rangeAround } from '../../src/core/report/range.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { makeDays, type SumRules, storeSums } from './day-sums.ts'
import type { PersonZone } from './person-zone.ts'
import { readCounter } from './row-counter.ts'
import { monthOf } from './sum-as-layout.ts'
import { readSums, type SumRow, type Unit } from './sums.ts'

/** A member, and the time zone of their days. */
export interface ZonedPerson {
  owner: Owner
  personZone: PersonZone
}

/**
 * Returns the stored and valid sums of time of a member by date, in the form `exact` (seconds with
 * decimals).
 * @param read `readSums`, or `readKept` if only the dates are needed
 */
export const readValidSums = async <T extends Pick<SumRow, 'date' | 'basis'>>(
  db: Database,
  read: (db: Database, owner: Owner, asked: Parameters<typeof readSums>[2]) => Promise<T[]>,
  { owner, personZone }: ZonedPerson,
  unit: Unit,
  dates: readonly string[],
  { basis }: SumRules,
) => {
  const range = { from: dates[0] ?? '', to: dates.at(-1) ?? '', dayStart: personZone.dayStart }
  const sums = await read(db, owner, { unit, form: 'exact', ...range })
  return new Map(
    sums
      .filter((sum) => basis.isValid(sum.basis, personZone))
      .map((sum) => [sum.date, sum] as const),
  )
}

/**
 * Returns the sums of a person's time for each of `dates`, which must be in ascending order.
 * Computes and stores the sums that are not stored yet.
 */
export const sumsOfDays = async (
  db: Database,
  person: ZonedPerson,
  dates: readonly string[],
  rules: SumRules,
): Promise<SumRow[]> => {
  const sums = await readValidSums(db, readSums, person, 'day', dates, rules)
  const missing = dates.filter((date) => !sums.has(date))
  for (const sum of await makeDays(db, person.owner, person.personZone, missing, rules))
    if (sum.form === 'exact') sums.set(sum.date, sum)
  return dates.flatMap((date) => sums.get(date) ?? [])
}

/**
 * Returns the sums of a person's time for each of `months`, which must be in ascending order.
 * Computes and stores the sums that are not stored yet.
 */
export const sumsOfMonths = async (
  db: Database,
  person: ZonedPerson,
  months: readonly string[],
  rules: SumRules,
): Promise<SumRow[]> => {
  const sums = await readValidSums(db, readSums, person, 'month', months, rules)
  for (const month of months.filter((one) => !sums.has(one))) {
    const counter = await readCounter(db, person.owner)
    const dates = daysOf(rangeAround('month', `${month}-01`))
    const made = monthOf(month, await sumsOfDays(db, person, dates, rules), rules.basis)
    await storeSums(db, person.owner, counter, made)
    for (const sum of made) if (sum.form === 'exact') sums.set(month, sum)
  }
  return months.flatMap((month) => sums.get(month) ?? [])
}
