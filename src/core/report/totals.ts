import { emptyRecord, ownProperty } from '../own-property.ts'

/** Milliseconds per category, product or other key. */
export type Totals = Record<string, number>

export const add = (totals: Totals, key: string, ms: number) => {
  totals[key] = (ownProperty(totals, key) ?? 0) + ms
}

// These functions run for each day of each person of a team. To be fast, they use loops and create
// no arrays.

export const sumOf = (totals: Totals) => {
  let all = 0
  for (const key of Object.keys(totals)) all += totals[key] ?? 0
  return all
}

export const addTotals = (many: Iterable<Totals>): Totals => {
  // Adds up in a Map first, because adding keys one by one to an object is slower.
  const all = new Map<string, number>()
  for (const totals of many)
    for (const key of Object.keys(totals)) all.set(key, (all.get(key) ?? 0) + (totals[key] ?? 0))
  const sums: Totals = emptyRecord()
  for (const [key, ms] of all) sums[key] = ms
  return sums
}

/** Each key that has time, with its share of the sum, 0–1. The largest share is first. */
export const sharesOf = (totals: Totals) => {
  const all = sumOf(totals)
  return Object.entries(totals)
    .filter(([, ms]) => ms > 0)
    .map(([id, ms]) => ({ id, ms, share: ms / all }))
    .sort((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1))
}

/** A part of a whole, 0–1. Returns undefined if the whole is 0. */
export const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : undefined)
