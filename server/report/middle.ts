/**
 * The team's middle (docs/domain.md, *middle*): medians of the shares into which the people other
 * than the caller divide their working time. It is computed from the same stored sums of time as
 * the team's report. The middle is shown only for complete weeks in the past, and never changes
 * after it was shown. So nobody can compute one person's share by changing their own time, by
 * requesting ranges that overlap, or when people join or leave.
 */
import { setImmediate } from 'node:timers/promises'
import { addTotals } from '../../src/core/report/totals.ts'
import { dateAfter, dayBounds } from '../../src/core/time/days.ts'
import { day } from '../../src/core/time/units.ts'
import { type Middle, WEEKS_AT_ONCE } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { isInPeriod, presentPeriod, readPeriods } from '../group/periods.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../people/caller.ts'
import type { Owner } from '../people/owner.ts'
import { schemeOf } from '../team/scheme.ts'
import { teamOf } from '../team/team.ts'
import type { SumRules } from './day-sums.ts'
import { readSumRules } from './layout.ts'
import { meanOfWeeks, middleOfWeek, type WeekMiddle, type WeekOfPerson } from './medians.ts'
import { sumsOfDays, type ZonedPerson } from './person-sums.ts'
import { personZoneFrom, readDeviceZones } from './person-zone.ts'
import { daysOf, type Range } from './range.ts'
import { workOf } from './sum-as-layout.ts'

const MONDAY = 1
const DAYS_OF_WEEK = 7
/**
 * Milliseconds after the end of a week from which its middle (the median shares) is shown: by then,
 * most devices have sent what they recorded.
 */
const SETTLED_AFTER = day

const datesOf = (monday: string) =>
  Array.from({ length: DAYS_OF_WEEK }, (_, i) => dateAfter(monday, i))

/**
 * Returns the Mondays of the complete weeks in a range. Throws a ProblemError for a wrong range.
 */
const weeksOf = (range: Range) => {
  const dates = daysOf(range)
  const last = dates.at(-1) ?? ''
  return dates
    .filter((date) => Temporal.PlainDate.from(date).dayOfWeek === MONDAY)
    .filter((date) => dateAfter(date, DAYS_OF_WEEK - 1) <= last)
}

const isSettled = (monday: string, { zone, dayStart }: Range, now: number) =>
  dayBounds(dateAfter(monday, DAYS_OF_WEEK - 1), zone, dayStart).to + SETTLED_AFTER <= now

const readGiven = async (db: Database, { team, member }: Owner, weeks: readonly string[]) => {
  const rows = await db
    .selectFrom('middles')
    .select(['week', 'middle'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('week', '>=', weeks[0] ?? '')
    .where('week', '<=', weeks.at(-1) ?? '')
    .execute()
  return new Map(rows.map(({ week, middle }) => [week, JSON.parse(middle) as WeekMiddle]))
}

/** Returns the people of the team who have sent at least one row, except the caller. */
const othersOf = async (
  db: Database,
  { team, member }: Owner,
  range: Range,
  { calendar }: SumRules,
): Promise<ZonedPerson[]> => {
  const others = await db
    .selectFrom('members')
    .select('id')
    .where('team', '=', team)
    .where('id', '!=', member)
    // The counter is 0 for a person who has never sent anything.
    .where('seq', '>', 0)
    .execute()
  const devices = Map.groupBy(await readDeviceZones(db, team), (device) => device.member)
  return others.map(({ id }) => ({
    owner: { team, member: id },
    personZone: personZoneFrom(devices.get(id) ?? [], range, calendar.isZone),
  }))
}

const weekFrom = (monday: string, days: ReadonlyMap<string, WeekOfPerson>): WeekOfPerson => {
  const own = datesOf(monday).flatMap((date) => days.get(date) ?? [])
  return {
    work: addTotals(own.map(({ work }) => work)),
    base: addTotals(own.map(({ base }) => base)),
  }
}

/** Returns the weeks of each person except the caller: one list for each person. */
const weeksOfOthers = async (
  db: Database,
  others: readonly ZonedPerson[],
  weeks: readonly string[],
  rules: SumRules,
) => {
  const people: WeekOfPerson[][] = []
  // The people are read one after the other, so that other requests are answered between two
  // people.
  for (const person of others) {
    await setImmediate()
    const sums = await sumsOfDays(db, person, weeks.flatMap(datesOf), rules)
    const days = new Map(sums.map((sum) => [sum.date, workOf(sum)]))
    people.push(weeks.map((monday) => weekFrom(monday, days)))
  }
  return people
}

/**
 * Computes and stores the middles (the median shares) of weeks that were not shown before. If two
 * requests compute the same week at the same time, the result that is stored first is kept.
 */
const giveWeeks = async (
  db: Database,
  caller: Caller,
  weeks: readonly string[],
  range: Range,
  now: number,
) => {
  const { team, member } = caller
  const { categories } = await schemeOf(db, caller)
  const rules = await readSumRules(db, team)
  const others = await othersOf(db, caller, range, rules)
  for (let i = 0; i < weeks.length; i += WEEKS_AT_ONCE) {
    const some = weeks.slice(i, i + WEEKS_AT_ONCE)
    const people = await weeksOfOthers(db, others, some, rules)
    const made = some.flatMap((week, i) => {
      const own = people.flatMap((person) => person[i] ?? [])
      const middle = middleOfWeek(own, categories)
      return middle ? [{ team, member, week, middle: JSON.stringify(middle), given_at: now }] : []
    })
    if (made.length > 0)
      await db
        .insertInto('middles')
        .values(made)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
}

/**
 * Returns the team's middle (the median shares) for a range. Throws a ProblemError if the team does
 * not share its middle or if the range is wrong, and a RangeError for an unknown time zone.
 */
export const middleOf = async (
  db: Database,
  caller: Caller,
  range: Range,
  now: number,
): Promise<Middle> => {
  const isHead = caller.leads.includes(caller.team)
  const { shareMiddle } = await teamOf(db, caller, caller.team, now)
  if (!shareMiddle && !isHead) throw new ProblemError('not-shared')
  const periods = isHead ? await readPeriods(db, caller.team) : []
  if (presentPeriod(periods, now)) throw new ProblemError('group-mode')
  // Throws a RangeError for an unknown time zone, even if the range contains no complete week.
  dayBounds(range.from, range.zone, range.dayStart)
  // Leaves out weeks in which the team was in group mode (no figures by name; `group/periods.ts`).
  // For these weeks, a person who leads the team already gets the group's figures. Together with
  // the medians of the same people, these figures would show more about single people.
  const weeks = weeksOf(range).filter(
    (week) => !datesOf(week).some((date) => isInPeriod(periods, date)),
  )
  const before = await readGiven(db, caller, weeks)
  const due = weeks.filter((week) => !before.has(week) && isSettled(week, range, now))
  if (due.length > 0) await giveWeeks(db, caller, due, range, now)
  const given = due.length > 0 ? await readGiven(db, caller, weeks) : before
  return given.size > 0 ? { ...range, middle: meanOfWeeks([...given.values()]) } : range
}
