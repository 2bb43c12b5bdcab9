/**
 * Several charts, one above the other, with the same axis of time: bars, stacked bars, and the line
 * to a target.
 */
import * as Plot from '@observablehq/plot'
import type { Drawing, Ink } from '../chart-colours.ts'
import { unpaintedFill } from '../textures.ts'
import { frame, thinOut } from './frame.ts'

export interface Lane {
  name: string
  /** The bars of the chart. Bars with the same `at` are stacked, each with its own texture. */
  bars: readonly { at: string; value: number; texture?: string }[]
  /**
   * For each position on the time axis, the value that is needed at that time, so that the target
   * is reached on its day.
   */
  way?: readonly { at: string; value: number }[]
  wayName?: string
  show: (value: number) => string
}

interface Lanes {
  lanes: readonly Lane[]
  places: readonly string[]
  nameOf: (place: string) => string
}

const HEIGHT = 112
const AXIS = 24
const MARGIN = { left: 64, right: 12 }
const TICKS = 3

const wayMarks = ({ way = [], wayName = '' }: Lane, ink: Ink) => [
  Plot.lineY(way, {
    x: 'at',
    y: 'value',
    stroke: ink.text,
    strokeWidth: 2,
    strokeDasharray: '4 3',
  }),
  Plot.dot([...way.slice(0, 1), ...way.slice(-1)], {
    x: 'at',
    y: 'value',
    r: 4,
    fill: ink.page,
    stroke: ink.text,
    strokeWidth: 2,
  }),
  Plot.text(way.slice(-1), {
    x: 'at',
    y: 'value',
    text: () => wayName,
    textAnchor: 'end',
    dx: -8,
    dy: -8,
    fill: ink.text,
    stroke: ink.page,
    strokeWidth: 3,
  }),
]

const laneOf = (
  lane: Lane,
  { places, nameOf }: Lanes,
  isLast: boolean,
  ink: Ink,
  width: number,
) => {
  const values = [...lane.bars, ...(lane.way ?? [])].map(({ value }) => value)
  const sums = Map.groupBy(lane.bars, ({ at }) => at)
  const tops = Array.from(sums.values(), (own) => own.reduce((all, { value }) => all + value, 0))
  const least = Math.min(0, ...values)
  const most = Math.max(least + 1, ...tops, ...values)
  return Plot.plot({
    ...frame(ink, width, HEIGHT + (isLast ? AXIS : 0)),
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: 26,
    marginBottom: isLast ? AXIS + 6 : 6,
    x: { type: 'band', domain: places, padding: 0.2, axis: null },
    y: { domain: [least, most], label: null, nice: true },
    marks: [
      Plot.gridY({ stroke: ink.line, strokeOpacity: 1, ticks: TICKS }),
      Plot.axisY({
        tickFormat: lane.show,
        tickSize: 0,
        fill: ink.muted,
        label: null,
        ticks: TICKS,
      }),
      ...(isLast
        ? [
            Plot.axisX({
              ticks: thinOut(places, width - MARGIN.left - MARGIN.right, 56),
              tickFormat: nameOf,
              tickSize: 0,
              fill: ink.muted,
              label: null,
            }),
          ]
        : []),
      Plot.barY(lane.bars, {
        x: 'at',
        y: 'value',
        fill: ({ texture }: Lane['bars'][number]) =>
          texture ? unpaintedFill(texture) : ink.accent,
      }),
      Plot.ruleY([0], { stroke: ink.muted }),
      ...wayMarks(lane, ink),
      Plot.text([lane.name], {
        frameAnchor: 'top-left',
        text: (name: string) => name,
        dx: -MARGIN.left,
        dy: -20,
        fill: ink.text,
        fontWeight: 600,
        textAnchor: 'start',
      }),
    ],
  }) as SVGSVGElement
}

export const lanes =
  (asked: Lanes): Drawing =>
  (ink, width) => {
    const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const height = asked.lanes.length * HEIGHT + AXIS
    whole.setAttribute('width', `${width}`)
    whole.setAttribute('height', `${height}`)
    whole.setAttribute('viewBox', `0 0 ${width} ${height}`)
    asked.lanes.forEach((lane, i) => {
      const one = laneOf(lane, asked, i === asked.lanes.length - 1, ink, width)
      // Removes Plot's own style sheet, for the reason that is given in chart.tsx.
      one.querySelector(':scope > style')?.remove()
      one.setAttribute('y', `${i * HEIGHT}`)
      whole.append(one)
    })
    return whole
  }
