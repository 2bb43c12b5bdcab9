/** Rows to compare: a name, a bar below it, and the value at the end of the bar. */
import * as Plot from '@observablehq/plot'
import type { Drawing } from '../ink.ts'
import { wanted } from '../textures.ts'
import { frame } from './frame.ts'

export interface Bar {
  key: string
  name: string
  texture: string
  value: number
  text: string
  /** The earlier or the guessed value: a stroke across the bar. */
  mark?: number | undefined
  /** The first part of the bar, which has the texture; the rest is lighter. */
  part?: number | undefined
}

const ROW = 42

export const bars =
  (rows: readonly Bar[], most?: number): Drawing =>
  (ink, width) => {
    const top = most ?? Math.max(...rows.flatMap(({ value, mark = 0 }) => [value, mark]))
    const bar = { y: 'key', insetTop: 20, insetBottom: 8 } as const
    const marked = rows.filter((row) => row.mark !== undefined)
    return Plot.plot({
      ...frame(ink, width, rows.length * ROW + 4),
      marginLeft: 0,
      marginRight: 0,
      marginTop: 0,
      marginBottom: 4,
      // Room for the text at the end of the longest bar.
      x: { axis: null, domain: [0, top || 1], range: [0, Math.max(100, width - 110)] },
      y: { axis: null, domain: rows.map(({ key }) => key), padding: 0 },
      marks: [
        Plot.barX(rows, {
          ...bar,
          x: 'value',
          fill: (row: Bar) => (row.part === undefined ? wanted(row.texture) : ink.line),
          rx: 2,
        }),
        Plot.barX(
          rows.filter((row) => row.part !== undefined),
          { ...bar, x: 'part', fill: (row: Bar) => wanted(row.texture), rx: 2 },
        ),
        Plot.tickX(marked, {
          x: 'mark',
          y: 'key',
          insetTop: 16,
          insetBottom: 4,
          stroke: ink.page,
          strokeWidth: 5,
        }),
        Plot.tickX(marked, {
          x: 'mark',
          y: 'key',
          insetTop: 16,
          insetBottom: 4,
          stroke: ink.text,
          strokeWidth: 2,
        }),
        Plot.text(rows, {
          x: 0,
          y: 'key',
          text: 'name',
          textAnchor: 'start',
          dy: -12,
          fill: ink.text,
          fontSize: 13,
          lineWidth: (width - 8) / 13,
          textOverflow: 'ellipsis',
        }),
        Plot.text(rows, {
          x: (row: Bar) => Math.max(row.value, row.mark ?? 0),
          y: 'key',
          text: 'text',
          textAnchor: 'start',
          dx: 8,
          dy: 6,
          fill: ink.muted,
        }),
      ],
    }) as SVGElement
  }
