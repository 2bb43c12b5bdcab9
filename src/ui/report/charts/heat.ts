/**
 * A table of weekdays and hours. The larger the value of a field, the darker the field. Each field
 * also shows its number, so that it can be read in black and white.
 */
import * as Plot from '@observablehq/plot'
import type { Drawing } from '../chart-colours.ts'
import { frame } from './frame.ts'

interface Cell {
  column: string
  row: string
  value: number
}

const ROW = 22
const DIGIT = 7
/** The largest opacity of a field. The number on a darker field could not be read. */
const DARKEST = 0.5

/**
 * The width in pixels that the widest label needs. Labels are times, from `09:00` (24 hours) to
 * `12:00 PM`.
 */
const labelsWidth = (labels: readonly string[]) =>
  Math.max(48, 10 + DIGIT * Math.max(...labels.map(({ length }) => length)))

export const heat =
  (cells: readonly Cell[], columns: readonly string[], rows: readonly string[]): Drawing =>
  (ink, width) =>
    Plot.plot({
      ...frame(ink, width, rows.length * ROW + 26),
      marginLeft: labelsWidth(rows),
      marginTop: 24,
      marginRight: 0,
      marginBottom: 2,
      x: { type: 'band', domain: columns, padding: 0.04, label: null },
      y: { type: 'band', domain: rows, padding: 0.08, label: null },
      opacity: {
        domain: [0, Math.max(1, ...cells.map(({ value }) => value))],
        range: [0.06, DARKEST],
      },
      marks: [
        Plot.axisX({ anchor: 'top', tickSize: 0, fill: ink.muted, label: null }),
        Plot.axisY({ tickSize: 0, fill: ink.muted, label: null }),
        Plot.cell(cells, {
          x: 'column',
          y: 'row',
          fill: ink.accent,
          rx: 2,
          fillOpacity: 'value',
        }),
        Plot.text(
          cells.filter(({ value }) => value >= 0.5),
          {
            x: 'column',
            y: 'row',
            fill: ink.text,
            text: ({ value }: Cell) => String(Math.round(value)),
          },
        ),
      ],
    }) as SVGElement
