/**
 * What a manager should ask: which part of the team's time outside of selling grew, and which people
 * stand out.
 */

import { MISC } from '../../scheme/categories.ts'
import { percentsOf } from '../percents.ts'
import { BASE_IDS, type RollUp } from '../roll-up.ts'
import type { Standing, TeamRow } from '../standing-out.ts'
import { type Comparison, directionOf } from './comparison.ts'

export interface Growth {
  id: string
  percent: number
  points: number
}

/**
 * The base category, other than misc and the selling categories, whose share of the time grew most.
 * Returns undefined if the share of none of these categories grew.
 */
export function growthOf(
  comparison: Comparison,
  { group }: Pick<RollUp, 'group'>,
): Growth | undefined {
  if (!('was' in comparison)) return undefined
  const [now, was] = [percentsOf(comparison.now.base), percentsOf(comparison.was.base)]
  const [most] = BASE_IDS.filter((id) => id !== MISC && group(id) !== 'selling')
    .map((id) => ({
      id,
      percent: now.get(id) ?? 0,
      points: (now.get(id) ?? 0) - (was.get(id) ?? 0),
    }))
    .filter(({ points }) => directionOf(points) === 'up')
    .sort((a, b) => b.points - a.points)
  return most
}

/**
 * How much a fact about a person stands out, in percentage points. This size decides which people
 * are named, and is not shown.
 */
const sizeOf = (standing: Standing): number => {
  if (standing.kind === 'category') return standing.percent - standing.others
  if (standing.kind === 'explained') return (100 - standing.percent) / 2
  if (standing.kind === 'days') return (100 * (standing.of - standing.days)) / standing.of / 4
  return Math.abs(standing.points)
}

interface Named {
  row: TeamRow
  standing: Standing
}

/**
 * The people who stand out most: at most `most` people, in order of name. Each person is named with
 * one fact only.
 */
export const peopleToAsk = (
  rows: readonly TeamRow[],
  most: number,
  byName: (a: string, b: string) => number,
): Named[] =>
  rows
    .flatMap((row) => {
      const [standing] = row.standing.toSorted((a, b) => sizeOf(b) - sizeOf(a))
      return standing ? [{ row, standing }] : []
    })
    .sort((a, b) => sizeOf(b.standing) - sizeOf(a.standing))
    .slice(0, most)
    .sort((a, b) => byName(a.row.report.person.name, b.row.report.person.name))
