/** A line of a table. All columns except the name are printed without change. */
export interface Row {
  name: string
  [column: string]: string
}

const verdict = (value: number, target: number) => (value <= target ? 'met' : 'NOT met')

/** Returns the median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 ? high : (low + high) / 2
}

/**
 * Returns a percentile as text. With a `share` of 0.99, for example, 99 % of the times are below or
 * equal to this percentile.
 */
export const percentile = (times: readonly number[], share: number) =>
  `${(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const ms = (time: number) => `${time.toFixed(0)} ms`

/** Returns a row that compares bytes with a target in bytes. */
export const sizeRow = (name: string, stint: number, floor: number, target: number): Row => ({
  name,
  Stint: kB(stint),
  floor: kB(floor),
  ratio: '',
  target: `≤ ${kB(target)}`,
  is: verdict(stint, target),
})

/**
 * Returns a row of two medians in milliseconds and their ratio. If there is a target, the ratio is
 * compared with the target.
 */
export function timeRow(
  name: string,
  stints: readonly number[],
  floors: readonly number[],
  target?: number,
): Row {
  const [stint, floor] = [median(stints), median(floors)]
  const ratio = stint / floor
  return {
    name,
    Stint: ms(stint),
    floor: ms(floor),
    ratio: ratio.toFixed(2),
    target: target === undefined ? '' : `≤ ${target}`,
    is: target === undefined ? '' : verdict(ratio, target),
  }
}

/** Returns a row of two values and their ratio, which is compared with a target. */
export const ratioRow = (
  name: string,
  stint: number,
  floor: number,
  unit: string,
  target: number,
): Row => ({
  name,
  Stint: `${stint.toFixed(1)} ${unit}`,
  floor: `${floor.toFixed(1)} ${unit}`,
  ratio: (stint / floor).toFixed(2),
  target: `≤ ${target}`,
  is: verdict(stint / floor, target),
})

/**
 * Returns a row of one measure at several sizes: medians in milliseconds, each with its ratio to
 * the first size. `target` is for the ratio of the last size.
 */
export function growthRow(
  name: string,
  series: ReadonlyMap<number, readonly number[]>,
  target?: number,
): Row {
  const [base = []] = series.values()
  const ratioOf = (values: readonly number[]) => median(values) / median(base)
  const cells = [...series].map(([size, values]) => [
    `${size.toLocaleString('en')} segments`,
    `${ms(median(values))} (${ratioOf(values).toFixed(2)})`,
  ])
  const ratio = ratioOf([...series.values()].at(-1) ?? [])
  return {
    name,
    ...Object.fromEntries(cells),
    ratio: ratio.toFixed(2),
    target: target === undefined ? '' : `≤ ${target}`,
    is: target === undefined ? '' : verdict(ratio, target),
  }
}

/** Returns the table as text, with a heading above each column. All rows have the same columns. */
export function tableOf(rows: readonly Row[]): string {
  const heads = Object.keys(rows[0] ?? {})
  const lines = [heads.map((head) => (head === 'name' ? '' : head)), ...rows.map(Object.values)]
  const widths = heads.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Returns a row that compares a median in milliseconds with a target in milliseconds. */
export const limitRow = (name: string, times: readonly number[], target: number): Row => ({
  name,
  Stint: ms(median(times)),
  target: `≤ ${ms(target)}`,
  is: verdict(median(times), target),
})
