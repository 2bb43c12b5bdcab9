/**
 * Correlation of selling time with the results of the same period, of the next period, or of the
 * second next period. A correlation does not prove a cause.
 */
import { type PeriodKind, shiftPeriod } from './periods.ts'

/** The number of periods by which a result may be later than the time with which it is compared. */
export const LAGS = [0, 1, 2] as const

/** If fewer periods are known than this, no correlation is computed. */
export const LEAST_PERIODS = 12

interface Pair {
  /** The first day of the period of `time`. */
  from: string
  time: number
  result: number
}

/**
 * Pairs of values: the time of a period, and the result of the period that is `lag` periods later.
 * Periods whose time or result is unknown are left out.
 */
export const pairsOf = (
  times: ReadonlyMap<string, number>,
  results: ReadonlyMap<string, number>,
  { kind, lag }: { kind: PeriodKind; lag: number },
): Pair[] =>
  [...times].flatMap(([from, time]) => {
    const result = results.get(shiftPeriod(kind, from, lag))
    return result === undefined ? [] : [{ from, time, result }]
  })

interface Correlation {
  r: number
  low: number
  high: number
  periods: number
}

/** The 97.5 % quantile of the standard normal distribution. */
const Z = 1.959964

const mean = (values: readonly number[]) =>
  values.reduce((all, value) => all + value, 0) / values.length

const pearson = (pairs: readonly Pair[]) => {
  const [x, y] = [mean(pairs.map(({ time }) => time)), mean(pairs.map(({ result }) => result))]
  let [xy, xx, yy] = [0, 0, 0]
  for (const { time, result } of pairs) {
    xy += (time - x) * (result - y)
    xx += (time - x) ** 2
    yy += (result - y) ** 2
  }
  return xx === 0 || yy === 0 ? undefined : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/**
 * Pearson's coefficient with its 95 % interval by Fisher's transformation: tanh(atanh r ± 1.96 / √(n −
 * 3)) (R. A. Fisher, On the "probable error" of a coefficient of correlation deduced from a small
 * sample, Metron 1, 1921). Returns undefined for fewer than LEAST_PERIODS periods, or if time or result
 * never changes.
 */
export const correlationOf = (pairs: readonly Pair[]): Correlation | undefined => {
  if (pairs.length < LEAST_PERIODS) return undefined
  const r = pearson(pairs)
  if (r === undefined) return undefined
  const room = Z / Math.sqrt(pairs.length - 3)
  const at = (z: number) => Math.tanh(z)
  return { r, low: at(Math.atanh(r) - room), high: at(Math.atanh(r) + room), periods: pairs.length }
}
