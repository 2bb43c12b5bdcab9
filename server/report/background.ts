/**
 * Sums of days are made before a manager asks for them: of people who have sent something since, and of
 * everybody after an update, a little at a time, while little else is to be done.
 */
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { dateAfter } from '../../src/core/time/days.ts'
import { MAX_DAYS } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/devices.ts'
import { allTeams } from '../people/members.ts'
import { makeDays, type SumRules } from './day-sums.ts'
import { readSumRules } from './layout.ts'
import { readValidSums, sumsOfMonths, type ZonedPerson } from './person-sums.ts'
import { personZoneFrom, readDeviceZones, type ZonedDevice } from './person-zone.ts'
import { readKept, type Unit } from './sums.ts'

/** Between two looks at who has sent something, milliseconds. */
const EVERY = 5000
/** The rest after some work, as a multiple of what the work took. */
const REST = 3
const LEAST_REST = 10
/** Others are busy where the process worked for more than that part of a rest; waited for that long. */
const BUSY = 0.5
const PATIENCE = 10_000

/** Members of whom something changed since their sums were made, with their counters. */
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

/** When the row that ended first began; undefined where there is none. */
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

const missingOf = async (
  db: Database,
  person: ZonedPerson,
  unit: Unit,
  dates: readonly string[],
  counting: SumRules,
) => {
  const held = await readValidSums(db, readKept, person, unit, dates, counting)
  return dates.filter((date) => !held.has(date))
}

const sumPerson = async (db: Database, person: ZonedPerson, counting: SumRules, now: number) => {
  const { owner, dating } = person
  const first = await firstStart(db, owner)
  if (first === undefined) return
  const today = counting.calendar.dayAt(now, dating)
  const last = dateAfter(today, 1)
  const dates = Array.from({ length: MAX_DAYS }, (_, i) => dateAfter(last, i + 1 - MAX_DAYS))
  const begun = dateAfter(counting.calendar.dayAt(first, dating), -1)
  const known = dates.filter((date) => date >= begun)
  const missing = await missingOf(db, person, 'day', known, counting)
  await makeDays(db, owner, dating, missing, counting)
  const months = [...new Set(known.map((date) => date.slice(0, 7)))]
  const missingMonths = await missingOf(db, person, 'month', months, counting)
  if (missingMonths.length > 0) await sumsOfMonths(db, person, missingMonths, counting)
}

const datedFrom = (owner: Owner, devices: readonly ZonedDevice[]): ZonedPerson | undefined => {
  // Where nobody has said where their days are, they are where the reader's are.
  if (!devices.some(({ zone }) => zone !== null)) return undefined
  return { owner, dating: personZoneFrom(devices, { zone: 'UTC', dayStart: 0 }) }
}

/** Makes what is missing of everybody's sums, with a rest after each person. */
export const makeSums = async (
  db: Database,
  now: number,
  rest: (took: number) => Promise<unknown> = async () => {},
  isStopped = () => false,
) => {
  for (const { id: team } of await allTeams(db)) {
    const changed = await changedIn(db, team)
    if (changed.length === 0) continue
    const counting = await readSumRules(db, team)
    const devices = Map.groupBy(await readDeviceZones(db, team), ({ member }) => member)
    for (const { id: member, seq } of changed) {
      if (isStopped()) return
      const begun = performance.now()
      const owner = { team, member }
      const person = datedFrom(owner, devices.get(member) ?? [])
      if (person) await sumPerson(db, person, counting, now)
      await markSummed(db, owner, seq)
      await rest(performance.now() - begun)
    }
  }
}

/** Does so until it is stopped. */
export const sumInBackground = (
  db: Database,
  now: () => number,
  failed: (error: Error) => void,
) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  const rest = async (took: number) => {
    const until = performance.now() + PATIENCE
    for (;;) {
      const before = performance.eventLoopUtilization()
      await pause(Math.max(LEAST_REST, took * REST))
      const { utilization } = performance.eventLoopUtilization(before)
      if (signal.aborted || utilization < BUSY || performance.now() > until) return
    }
  }
  const run = async () => {
    while (!signal.aborted) {
      await makeSums(db, now(), rest, () => signal.aborted).catch(failed)
      await pause(EVERY)
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}
