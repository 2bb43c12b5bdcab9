/** The hours of each day as a bar in which the categories are stacked. */
import * as Plot from '@observablehq/plot'
import type { Drawing } from '../chart-colours.ts'
import { unpaintedFill } from '../textures.ts'
import { frame, thinOut } from './frame.ts'

interface Layer {
  /** The name of the bar that contains this layer. */
  at: string
  /**
   * The id of the layer's texture (textures.ts). It also decides at which height of the stack the
   * layer is.
   */
  id: string
  value: number
}

interface Stack {
  layers: readonly Layer[]
  /** The names of all bars, including empty bars. */
  bars: readonly string[]
  /** The order of the layers in a bar, from the bottom up. */
  order: readonly string[]
  nameOf: (bar: string) => string
  unit: (value: number) => string
  /** The height of a line across all bars, with which they are compared, in the unit of `value`. */
  rule?: number | undefined
}

/** The margins around the bars, pixels. */
export const STACK_MARGINS = { top: 14, right: 4, bottom: 28, left: 44 } as const

export const stack =
  ({ layers, bars, order, nameOf, unit, rule }: Stack): Drawing =>
  (ink, width) =>
    Plot.plot({
      ...frame(ink, width, 260),
      marginLeft: STACK_MARGINS.left,
      marginRight: STACK_MARGINS.right,
      marginBottom: STACK_MARGINS.bottom,
      marginTop: STACK_MARGINS.top,
      x: { type: 'band', domain: bars, paddingInner: 0.25, paddingOuter: 0.1, label: null },
      y: { label: null },
      marks: [
        Plot.gridY({ stroke: ink.line, strokeOpacity: 1, ticks: 5 }),
        Plot.axisY({ tickFormat: unit, tickSize: 0, fill: ink.muted, label: null, ticks: 5 }),
        Plot.axisX({
          ticks: thinOut(bars, width - 48, 50),
          tickFormat: nameOf,
          tickSize: 0,
          fill: ink.muted,
          label: null,
        }),
        Plot.barY(
          layers,
          Plot.stackY(
            { order: [...order] },
            {
              x: 'at',
              y: 'value',
              z: 'id',
              fill: (layer: Layer) => unpaintedFill(layer.id),
              stroke: ink.page,
              strokeWidth: 0.75,
            },
          ),
        ),
        ...(rule === undefined
          ? []
          : [
              Plot.ruleY([rule], { stroke: ink.page, strokeWidth: 4 }),
              Plot.ruleY([rule], { stroke: ink.text, strokeWidth: 1.5 }),
            ]),
        Plot.ruleY([0], { stroke: ink.muted }),
      ],
    }) as SVGElement
