/** One bar that shows how a whole is divided. */
import * as Plot from '@observablehq/plot'
import type { Drawing } from '../chart-colours.ts'
import { unpaintedFill } from '../textures.ts'
import { frame } from './frame.ts'

const HEIGHT = 28

export const shareBar =
  (parts: readonly { texture: string; value: number }[]): Drawing =>
  (ink, width) =>
    Plot.plot({
      ...frame(ink, width, HEIGHT),
      margin: 0,
      x: { axis: null },
      marks: [
        Plot.barX(parts, {
          x: 'value',
          fill: ({ texture }: (typeof parts)[number]) => unpaintedFill(texture),
          stroke: ink.page,
        }),
      ],
    }) as SVGSVGElement
