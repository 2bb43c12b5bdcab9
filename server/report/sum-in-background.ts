/**
 * Sums up the time of days (`sums.ts`) before a manager requests a layout (the data of a team's
 * report). It does so for people who have sent rows since the last time and, after an update of the
 * endpoint, for all people. It works in small steps, while the process is not busy.
 */
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { dateAfter } from '../../src/core/time/days.ts'
import { MAX_DAYS } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { readTeams } from '../team/find-team.ts'
import { makeDays, type SumRules } from './day-sums.ts'
import { readSumRules } from './layout.ts'
import { readValidSums, sumsOfMonths, type ZonedPerson } from './person-sums.ts'
import { personZoneFrom, readDeviceZones, type ZonedDevice } from './person-zone.ts'
import { readKept, type Unit } from './sums.ts'

/** Milliseconds between two searches for people who have sent rows. */
const EVERY = 5000
/**
 * After the time of one person was summed up, the pause is this many times as long as the
 * computation took.
 */
const PAUSE = 3
/** The shortest pause, in milliseconds. */
const SHORTEST_PAUSE = 10
/**
 * The process counts as busy if it worked during more than this part of a pause (0.5 = half). In
 * that case another pause follows.
 */
const BUSY = 0.5
/** Milliseconds after which the work continues, even if the process is still busy. */
const LONGEST_PAUSE = 10_000

/**
 * Returns the members whose rows changed after their time was summed up, each with `seq`, the
 * number of their last change.
 */
const changedIn = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .select(['id', 'seq'])
    .where('team', '=', team)
    .whereRef('summed', '<', 'seq')
    .execute()

const markSummed = (db: Database, { team, member }: Owner, summed: number) =>
  db
    .updateTable('members')
    .set({ summed })
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()

/** Returns the start of the segment that ended first; undefined for a member without segments. */
const firstStart = async (db: Database, { team, member }: Owner) => {
  const first = await db
    .selectFrom('segments')
    .select('started_at')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirst()
  return first?.started_at ?? undefined
}

const missingDates = async (
  db: Database,
  person: ZonedPerson,
  unit: Unit,
  dates: readonly string[],
  rules: SumRules,
) => {
  const valid = await readValidSums(db, readKept, person, unit, dates, rules)
  return dates.filter((date) => !valid.has(date))
}

const sumPerson = async (db: Database, person: ZonedPerson, rules: SumRules, now: number) => {
  const { owner, personZone } = person
  const first = await firstStart(db, owner)
  if (first === undefined) return
  const today = rules.calendar.dayAt(now, personZone)
  const last = dateAfter(today, 1)
  const dates = Array.from({ length: MAX_DAYS }, (_, i) => dateAfter(last, i + 1 - MAX_DAYS))
  const begun = dateAfter(rules.calendar.dayAt(first, personZone), -1)
  const known = dates.filter((date) => date >= begun)
  const missing = await missingDates(db, person, 'day', known, rules)
  await makeDays(db, owner, personZone, missing, rules)
  const months = [...new Set(known.map((date) => date.slice(0, 7)))]
  const missingMonths = await missingDates(db, person, 'month', months, rules)
  if (missingMonths.length > 0) await sumsOfMonths(db, person, missingMonths, rules)
}

const zonedPersonFrom = (
  owner: Owner,
  devices: readonly ZonedDevice[],
): ZonedPerson | undefined => {
  // If no device has sent a time zone, the sums of time depend on the zone of the person who will
  // request the report. That zone is not known here.
  if (!devices.some(({ zone }) => zone !== null)) return undefined
  return { owner, personZone: personZoneFrom(devices, { zone: 'UTC', dayStart: 0 }) }
}

/**
 * Computes the missing sums of time per day and month (`sums.ts`), for all people. Waits for
 * `pause` after each person, so that requests are answered between two people.
 */
export const makeSums = async (
  db: Database,
  now: number,
  pause: (took: number) => Promise<unknown> = async () => {},
  isStopped = () => false,
) => {
  for (const { id: team } of await readTeams(db)) {
    const changed = await changedIn(db, team)
    if (changed.length === 0) continue
    const rules = await readSumRules(db, team)
    const devices = Map.groupBy(await readDeviceZones(db, team), ({ member }) => member)
    for (const { id: member, seq } of changed) {
      if (isStopped()) return
      const begun = performance.now()
      const owner = { team, member }
      const person = zonedPersonFrom(owner, devices.get(member) ?? [])
      if (person) await sumPerson(db, person, rules, now)
      await markSummed(db, owner, seq)
      await pause(performance.now() - begun)
    }
  }
}

/** Computes missing sums of time regularly. Returns a function that stops this. */
export const sumInBackground = (
  db: Database,
  now: () => number,
  failed: (error: Error) => void,
) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const waitFor = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  const pause = async (took: number) => {
    const until = performance.now() + LONGEST_PAUSE
    for (;;) {
      const before = performance.eventLoopUtilization()
      await waitFor(Math.max(SHORTEST_PAUSE, took * PAUSE))
      const { utilization } = performance.eventLoopUtilization(before)
      if (signal.aborted || utilization < BUSY || performance.now() > until) return
    }
  }
  const run = async () => {
    while (!signal.aborted) {
      await makeSums(db, now(), pause, () => signal.aborted).catch(failed)
      await waitFor(EVERY)
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}
