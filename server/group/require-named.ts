/**
 * Checks which figures of a team may be shown with the names of people. Figures that were recorded
 * while the team was in group mode (`periods.ts`) may not.
 */
import { dayBounds } from '../../src/core/time/days.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import {
  FIRST_ZONE,
  isInPeriod,
  LAST_ZONE,
  type Period,
  presentPeriod,
  readPeriods,
} from './periods.ts'

const REFUSAL = 'This team gives figures of groups only, and of nobody by name.'

/** Whether figures of a team's day may be shown by name. */
export const isNamed = async (db: Database, team: string, date: string, now: number) => {
  const periods = await readPeriods(db, team)
  return !presentPeriod(periods, now) && !isInPeriod(periods, date)
}

/** Throws OperatorError if figures of a team's day may not be shown by name. */
export const requireNamed = async (db: Database, team: string, date: string, now: number) => {
  if (!(await isNamed(db, team, date, now))) throw new OperatorError(REFUSAL, 'group-mode')
}

/**
 * Returns the instant at which the period begins in the first time zone, and the instant at which
 * it ends in the last time zone, in epoch milliseconds.
 */
const boundsOf = ({ from_date, until_date }: Period) => ({
  from: dayBounds(from_date, FIRST_ZONE, 0).from,
  until: until_date === null ? Number.POSITIVE_INFINITY : dayBounds(until_date, LAST_ZONE, 0).from,
})

/**
 * Returns a function that tells whether a segment may be in a table with names. A segment may not,
 * if any part of it lies in a period of group mode (no figures by name).
 * @throws OperatorError if the team is in group mode
 */
export const namedStretches = async (db: Database, team: string, now: number) => {
  const periods = await readPeriods(db, team)
  if (presentPeriod(periods, now)) throw new OperatorError(REFUSAL, 'group-mode')
  const bounds = periods.map(boundsOf)
  return (startedAt: number, endedAt: number) =>
    bounds.every(({ from, until }) => endedAt <= from || startedAt >= until)
}
