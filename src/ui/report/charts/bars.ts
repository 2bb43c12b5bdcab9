/**
 * A chart with one row for each category: name, bar, value, and change of the value. If the chart
 * is narrow, the names are above the bars.
 */
import * as Plot from '@observablehq/plot'
import type { Drawing, Ink } from '../chart-colours.ts'
import { unpaintedFill } from '../textures.ts'
import { frame } from './frame.ts'

interface Bar {
  key: string
  name: string
  texture: string
  value: number
  text: string
  /** The change of the value, in words. */
  change?: string | undefined
  /**
   * A value to compare with, drawn as a stroke across the bar: the value of the earlier range, of
   * the team, or the person's guess.
   */
  mark?: number | undefined
  /**
   * The length of the bar's first part, in the same unit as `value`. This part is coloured, and the
   * rest of the bar is lighter.
   */
  part?: number | undefined
}

interface Shape {
  row: number
  /** The distances of the bar from the top and the bottom of its row, pixels. */
  bar: readonly [top: number, bottom: number]
  mark: readonly [top: number, bottom: number]
  /** The left end of all bars, and the right end of the longest possible bar, pixels. */
  ends: readonly [left: number, right: number]
}

/** Pixels. If the chart is narrower than `NARROW`, the names are above their bars. */
const NARROW = 440
const LETTER = 7.5
const HEIGHT = 4

const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length))

const shapeOf = (rows: readonly Bar[], width: number) => {
  const changes = rows.some(({ change }) => change !== undefined) ? 48 : 0
  const values = 16 + LETTER * widest(rows.map(({ text }) => text))
  if (width < NARROW)
    return {
      row: 42,
      bar: [20, 8],
      mark: [18, 4],
      ends: [0, width - values - changes],
      names: width - 8,
      changes,
    } as const
  const names = Math.min(width * 0.42, 28 + LETTER * widest(rows.map(({ name }) => name)))
  return {
    row: 30,
    bar: [8, 8],
    mark: [4, 4],
    ends: [names, width - values - changes],
    names: names - 12,
    changes,
  } as const
}

const barMarks = (rows: readonly Bar[], top: number, shape: Shape, ink: Ink) => {
  const bar = { y: 'key', insetTop: shape.bar[0], insetBottom: shape.bar[1], rx: 4 } as const
  const colour = (row: Bar) => unpaintedFill(row.texture)
  return [
    // The background of each bar, as long as the longest possible bar.
    Plot.barX(rows, { ...bar, x: () => top, fill: ink.track }),
    Plot.barX(
      rows.filter(({ part }) => part === undefined),
      { ...bar, x: 'value', fill: colour },
    ),
    Plot.barX(
      rows.filter(({ part }) => part !== undefined),
      { ...bar, x: 'value', fill: ink.faint, fillOpacity: 0.5 },
    ),
    Plot.barX(
      rows.filter(({ part }) => part !== undefined),
      { ...bar, x: 'part', fill: colour },
    ),
  ]
}

const markMarks = (rows: readonly Bar[], shape: Shape, ink: Ink) => {
  const marked = rows.filter(({ mark }) => mark !== undefined)
  const place = {
    x: 'mark',
    y: 'key',
    insetTop: shape.mark[0],
    insetBottom: shape.mark[1],
  } as const
  return [
    Plot.tickX(marked, { ...place, stroke: ink.page, strokeWidth: 5 }),
    Plot.tickX(marked, { ...place, stroke: ink.text, strokeWidth: 2 }),
  ]
}

export const bars =
  (rows: readonly Bar[]): Drawing =>
  (ink, width) => {
    const top = Math.max(...rows.flatMap(({ value, mark = 0 }) => [value, mark]))
    const shape = shapeOf(rows, width)
    const above = width < NARROW
    const text = { y: 'key', fill: ink.text, fontSize: 13 } as const
    return Plot.plot({
      ...frame(ink, width, rows.length * shape.row + HEIGHT),
      marginLeft: 0,
      marginRight: 0,
      marginTop: 0,
      marginBottom: HEIGHT,
      x: { axis: null, domain: [0, top || 1], range: [shape.ends[0], Math.max(60, shape.ends[1])] },
      y: { axis: null, domain: rows.map(({ key }) => key), padding: 0 },
      marks: [
        ...barMarks(rows, top || 1, shape, ink),
        ...markMarks(rows, shape, ink),
        Plot.text(rows, {
          ...text,
          frameAnchor: 'left',
          text: 'name',
          dy: above ? -12 : 0,
          lineWidth: shape.names / 13,
          textOverflow: 'ellipsis',
        }),
        Plot.text(rows, {
          ...text,
          frameAnchor: 'right',
          text: 'text',
          dx: -shape.changes,
          dy: above ? 6 : 0,
          fontWeight: 600,
        }),
        Plot.text(
          rows.filter(({ change }) => change !== undefined),
          { ...text, frameAnchor: 'right', text: 'change', dy: above ? 6 : 0, fill: ink.muted },
        ),
      ],
    }) as SVGElement
  }
