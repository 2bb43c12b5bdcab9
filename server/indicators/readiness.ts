/**
 * Finds for which key indicators a team has stored values, and for how many months. The values
 * themselves are not read.
 */
import { periodOf, shiftPeriod } from '../../src/core/indicators/periods.ts'
import { MOST_READY_MONTHS, readinessOf } from '../../src/core/indicators/readiness.ts'
import { figuresBy } from '../../src/core/indicators/results.ts'
import { dayOf } from '../../src/core/time/days.ts'
import type { IndicatorReadiness } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { readChoices } from './choices.ts'
import { sumsOf } from './read-values.ts'
import { readRows } from './store-values.ts'

export const readReadiness = async (
  db: Database,
  team: string,
  now: number,
): Promise<IndicatorReadiness> => {
  const present = periodOf('month', dayOf(now, 'UTC', 0))
  const first = shiftPeriod('month', present, -MOST_READY_MONTHS)
  const { own } = await readChoices(db, team)
  const values = sumsOf(await readRows(db, team, { from: first, to: present }), own)
  const { isReady, facts } = readinessOf(figuresBy('month', values, own), present)
  return { isReady, facts: [...facts] }
}
