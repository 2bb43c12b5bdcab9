/** Shares over time as two lines, one solid and one dashed. The name of each line is at its end. */
import * as Plot from '@observablehq/plot'
import type { Drawing, Ink } from '../chart-colours.ts'
import { shareOrDash } from '../formats.ts'
import { frame, thinOut } from './frame.ts'

export interface Line {
  name: string
  points: readonly { at: string; share: number; text: string }[]
  /**
   * Whether the line is dashed and has hollow squares. Otherwise it is solid and has filled dots.
   */
  dashed?: true
}

interface Lines {
  lines: readonly Line[]
  /** All positions on the horizontal axis, in chronological order. */
  places: readonly string[]
  nameOf: (place: string) => string
  /**
   * A date after which values cannot simply be compared with earlier values, such as the date of a
   * new scheme of categories. It is drawn as a vertical line.
   */
  rule?: { at: string; name: string } | undefined
}

/** Pixels. If the chart is narrower than `NARROW`, the names are above the ends of their lines. */
const NARROW = 440

interface Look {
  ink: Ink
  dots: boolean
  /** Whether the name is to the right of the line's end, and not above it. */
  beside: boolean
}

const lineMarks = ({ name, points, dashed }: Line, { ink, dots, beside }: Look) => {
  const place = { x: 'at', y: 'share' } as const
  const stroke = dashed ? ink.text : ink.accent
  return [
    Plot.lineY(points, {
      ...place,
      stroke,
      strokeWidth: 2,
      ...(dashed && { strokeDasharray: '5 4' }),
    }),
    ...(dots || points.length === 1
      ? [
          Plot.dot(points, {
            ...place,
            stroke,
            strokeWidth: 1.5,
            r: 3,
            symbol: dashed ? 'square' : 'circle',
            fill: dashed ? ink.page : stroke,
          }),
        ]
      : []),
    Plot.text(points.slice(-1), {
      ...place,
      ...(beside ? { textAnchor: 'start', dx: 8 } : { textAnchor: 'end', dx: 4, dy: -12 }),
      fill: ink.text,
      stroke: ink.page,
      strokeWidth: 3,
      fontWeight: 600,
      text: ({ text }: { text: string }) => `${name} ${text}`,
    }),
  ]
}

export const lines =
  ({ lines, places, nameOf, rule }: Lines): Drawing =>
  (ink, width) => {
    const top = Math.max(0.2, ...lines.flatMap(({ points }) => points.map(({ share }) => share)))
    const beside = width >= NARROW
    const right = beside ? 44 + 7 * Math.max(...lines.map(({ name }) => name.length)) : 12
    return Plot.plot({
      ...frame(ink, width, 240),
      marginLeft: 40,
      marginBottom: 28,
      marginTop: rule ? 28 : 14,
      marginRight: right,
      x: { type: 'point', domain: places, label: null, padding: 0.3 },
      y: { domain: [0, Math.min(1, Math.ceil(top * 10) / 10)], label: null },
      marks: [
        Plot.gridY({ stroke: ink.line, strokeOpacity: 1, ticks: 5 }),
        Plot.axisY({
          tickFormat: shareOrDash,
          tickSize: 0,
          fill: ink.muted,
          label: null,
          ticks: 5,
        }),
        Plot.axisX({
          ticks: thinOut(places, width - 46 - right, 52),
          tickFormat: nameOf,
          tickSize: 0,
          fill: ink.muted,
          label: null,
        }),
        ...(rule
          ? [
              Plot.ruleX([rule.at], { stroke: ink.muted, strokeDasharray: '2 3' }),
              Plot.text([rule], {
                x: 'at',
                text: 'name',
                frameAnchor: 'top',
                dy: -18,
                fill: ink.muted,
                textAnchor: 'start',
                dx: -2,
              }),
            ]
          : []),
        Plot.ruleY([0], { stroke: ink.muted }),
        ...lines.flatMap((line) => lineMarks(line, { ink, dots: places.length <= 40, beside })),
      ],
    }) as SVGElement
  }
