/**
 * Computes and stores the weekly figures of a team in group mode, in which figures are shown only
 * for the group and never by name (docs/domain.md, *Who sees what*). A week is shown one day after
 * it has ended in every time zone, and never changes after it was shown. So nobody can find one
 * person's part by comparing the answers before and after that person sent or corrected rows,
 * joined or left. All people who may see the figures get the same figures. Their own time is not
 * counted in these figures.
 */
import { setImmediate } from 'node:timers/promises'
import { addTotals, sumOf } from '../../src/core/report/totals.ts'
import { dateAfter, dayBounds } from '../../src/core/time/days.ts'
import { day } from '../../src/core/time/units.ts'
import { MIN_GROUP } from '../../src/sync/contract.ts'
import { rosterOf, storeRoster } from '../access/rosters.ts'
import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'
import { readPeople } from '../people/person.ts'
import type { SumRules } from '../report/day-sums.ts'
import { readSumRules } from '../report/layout.ts'
import { sumsOfDays, type ZonedPerson } from '../report/person-sums.ts'
import { personZoneFrom, readDeviceZones } from '../report/person-zone.ts'
import { workOf } from '../report/sum-as-layout.ts'
import { categoriesOf, type GroupSums, type Worked } from './figures.ts'
import { isGroupWeek, LAST_ZONE, readPeriods } from './periods.ts'

/**
 * Milliseconds after the end of a week from which its figures are shown: by then, most devices have
 * sent what they recorded.
 */
const SETTLED_AFTER = day
const DAYS_OF_WEEK = 7
/**
 * The time zone of people whose devices have sent none. It does not depend on the person who
 * requests the figures, so that everybody gets the same figures.
 */
const ZONE_IF_UNKNOWN = { zone: 'UTC', dayStart: 0 }

const isSettled = (monday: string, now: number) =>
  dayBounds(dateAfter(monday, DAYS_OF_WEEK - 1), LAST_ZONE, 0).to + SETTLED_AFTER <= now

/** Returns the ids of the people who lead a team. */
export const headsOf = async (db: Database, team: string) =>
  new Set(
    (await readPeople(db)).filter(({ leads }) => leads.includes(team)).map(({ member }) => member),
  )

/** Returns all people who have recorded time in the team, except the people who lead the team. */
const groupOf = async (
  db: Database,
  team: string,
  heads: ReadonlySet<string>,
  { calendar }: SumRules,
): Promise<ZonedPerson[]> => {
  const members = await db
    .selectFrom('members')
    .select('id')
    .where('team', '=', team)
    .where('seq', '>', 0)
    .execute()
  const devices = Map.groupBy(await readDeviceZones(db, team), ({ member }) => member)
  return members
    .filter(({ id }) => !heads.has(id))
    .map(({ id }) => ({
      owner: { team, member: id },
      personZone: personZoneFrom(devices.get(id) ?? [], ZONE_IF_UNKNOWN, calendar.isZone),
    }))
}

const workIn = async (db: Database, person: ZonedPerson, monday: string, rules: SumRules) => {
  const dates = Array.from({ length: DAYS_OF_WEEK }, (_, i) => dateAfter(monday, i))
  const sums = await sumsOfDays(db, person, dates, rules)
  return addTotals(sums.map((sum) => workOf(sum).base))
}

interface Group {
  team: string
  people: readonly ZonedPerson[]
  rules: SumRules
}

/** The figures of a week, in the form in which the table `group_weeks` stores them. */
interface StoredWeek {
  people: number
  /**
   * For each category: its sum in milliseconds, and the id of the roster (the list) of the people
   * who worked in the category.
   */
  base: Record<string, { ms: number; roster: string }>
}

/**
 * Computes the figures of a week and stores them. If two requests compute the same week at the same
 * time, the result that is stored first is used for both.
 */
const giveWeek = async (
  db: Database,
  { team, people, rules }: Group,
  week: string,
  now: number,
) => {
  const worked: Worked[] = []
  // The people are read one after the other, so that other requests are answered between two
  // people.
  for (const person of people) {
    await setImmediate()
    const work = await workIn(db, person, week, rules)
    if (sumOf(work) > 0) worked.push({ member: person.owner.member, work })
  }
  if (worked.length < MIN_GROUP) return
  await inTransaction(db, async (tx) => {
    const stored: StoredWeek = { people: worked.length, base: {} }
    for (const { id, ms, people: own } of categoriesOf(worked)) {
      const roster = rosterOf(own)
      stored.base[id] = { ms, roster }
      await storeRoster(tx, { team, roster, people: own }, now)
    }
    await tx
      .insertInto('group_weeks')
      .values({ team, week, sums: JSON.stringify(stored), given_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

const readGiven = async (db: Database, team: string, weeks: readonly string[]) => {
  const rows = await db
    .selectFrom('group_weeks')
    .select(['week', 'sums'])
    .where('team', '=', team)
    .where('week', '>=', weeks[0] ?? '')
    .where('week', '<=', weeks.at(-1) ?? '')
    .execute()
  return new Map(rows.map(({ week, sums }) => [week, JSON.parse(sums) as StoredWeek]))
}

/**
 * Counts the people of a roster (a list of people) who do not lead the team now. A person who leads
 * the team knows their own part of the sum, and could subtract it.
 */
const countOthers = async (
  db: Database,
  { team, roster }: { team: string; roster: string },
  heads: ReadonlySet<string>,
) => {
  const people = await db
    .selectFrom('roster_people')
    .select('member')
    .where('team', '=', team)
    .where('roster', '=', roster)
    .execute()
  return people.filter(({ member }) => !heads.has(member)).length
}

/**
 * Returns the categories of a stored week that may still be shown to the people who lead the team
 * now.
 */
const sumsStillGiven = async (
  db: Database,
  team: string,
  { people, base }: StoredWeek,
  heads: ReadonlySet<string>,
): Promise<GroupSums> => {
  const given: Record<string, number> = {}
  for (const [id, { ms, roster }] of Object.entries(base))
    if ((await countOthers(db, { team, roster }, heads)) >= MIN_GROUP) given[id] = ms
  return { people, base: given }
}

export interface WeekSums {
  week: string
  sums?: GroupSums
  why?: 'few' | 'soon' | 'outside'
}

/**
 * Returns the group's sums of time in these weeks, before rounding. Weeks that were never shown are
 * computed and stored.
 */
export const sumsOfWeeks = async (
  db: Database,
  team: string,
  weeks: readonly string[],
  now: number,
): Promise<WeekSums[]> => {
  const periods = await readPeriods(db, team)
  const heads = await headsOf(db, team)
  const before = await readGiven(db, team, weeks)
  const may = weeks.filter((week) => isGroupWeek(periods, week))
  const due = may.filter((week) => !before.has(week) && isSettled(week, now))
  if (due.length > 0) {
    const rules = await readSumRules(db, team)
    const people = await groupOf(db, team, heads, rules)
    for (const week of due) await giveWeek(db, { team, people, rules }, week, now)
  }
  const given = due.length > 0 ? await readGiven(db, team, weeks) : before
  const answers: WeekSums[] = []
  for (const week of weeks) {
    const found = given.get(week)
    if (!may.includes(week)) answers.push({ week, why: 'outside' })
    else if (!isSettled(week, now)) answers.push({ week, why: 'soon' })
    else if (!found) answers.push({ week, why: 'few' })
    else answers.push({ week, sums: await sumsStillGiven(db, team, found, heads) })
  }
  return answers
}
