/** A line of a table. All columns except the name are printed without change. */
export interface Row {
  name: string
  [column: string]: string
}

const verdict = (value: number, mark: number) => (value <= mark ? 'met' : 'NOT met')

/** Returns the median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 ? high : (low + high) / 2
}

/** Returns the percentile as text: `share` of the times are not above it. */
export const percentile = (times: readonly number[], share: number) =>
  `${(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const ms = (time: number) => `${time.toFixed(0)} ms`

/** A row that compares bytes with a mark in bytes. */
export const sizeRow = (name: string, stint: number, floor: number, mark: number): Row => ({
  name,
  Stint: kB(stint),
  floor: kB(floor),
  ratio: '',
  mark: `≤ ${kB(mark)}`,
  is: verdict(stint, mark),
})

/**
 * A row of two medians in milliseconds and their ratio, which is compared with a mark if there is
 * one.
 */
export function timeRow(
  name: string,
  stints: readonly number[],
  floors: readonly number[],
  mark?: number,
): Row {
  const [stint, floor] = [median(stints), median(floors)]
  const ratio = stint / floor
  return {
    name,
    Stint: ms(stint),
    floor: ms(floor),
    ratio: ratio.toFixed(2),
    mark: mark === undefined ? '' : `≤ ${mark}`,
    is: mark === undefined ? '' : verdict(ratio, mark),
  }
}

/** A row of two values and their ratio, which is compared with a mark. */
export const ratioRow = (
  name: string,
  stint: number,
  floor: number,
  unit: string,
  mark: number,
): Row => ({
  name,
  Stint: `${stint.toFixed(1)} ${unit}`,
  floor: `${floor.toFixed(1)} ${unit}`,
  ratio: (stint / floor).toFixed(2),
  mark: `≤ ${mark}`,
  is: verdict(stint / floor, mark),
})

/**
 * A row of one measure at several sizes: medians in milliseconds, each with its ratio to the first
 * size. `mark` is for the ratio of the last size.
 */
export function growthRow(
  name: string,
  series: ReadonlyMap<number, readonly number[]>,
  mark?: number,
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
    mark: mark === undefined ? '' : `≤ ${mark}`,
    is: mark === undefined ? '' : verdict(ratio, mark),
  }
}

/** Returns the table as text, with a head above each column. All rows have the same columns. */
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

/** A row that compares a median in milliseconds with a mark in milliseconds. */
export const limitRow = (name: string, times: readonly number[], mark: number): Row => ({
  name,
  Stint: ms(median(times)),
  mark: `≤ ${ms(mark)}`,
  is: verdict(median(times), mark),
})
