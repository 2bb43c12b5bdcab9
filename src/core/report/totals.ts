import { emptyRecord, own } from '../own-property.ts'

/** Milliseconds per category, product or other key. */
export type Totals = Record<string, number>

export const add = (totals: Totals, key: string, ms: number) => {
  totals[key] = (own(totals, key) ?? 0) + ms
}

export const sumOf = (totals: Totals) => Object.values(totals).reduce((all, ms) => all + ms, 0)

export const addTotals = (many: Iterable<Totals>): Totals => {
  const all: Totals = emptyRecord()
  for (const totals of many) for (const [key, ms] of Object.entries(totals)) add(all, key, ms)
  return all
}

/** Each key with its share of the sum, 0–1, the largest first; none without time. */
export const sharesOf = (totals: Totals) => {
  const all = sumOf(totals)
  return Object.entries(totals)
    .filter(([, ms]) => ms > 0)
    .map(([id, ms]) => ({ id, ms, share: ms / all }))
    .sort((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1))
}

/** A part of a whole, 0–1. Returns undefined if the whole is 0. */
export const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : undefined)
