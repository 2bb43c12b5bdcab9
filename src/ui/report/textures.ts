/**
 * A colour and a pattern for each category, so that charts can be read in black and white. A
 * sub-category has the pattern of its base category. Patterns are drawn as lines and not as SVG
 * patterns. Printer drivers turn SVG patterns into bitmaps (the print of a month's report took 30
 * MB), and few programs that open a saved picture support them.
 */
import { BASE_IDS } from '../../core/report/roll-up.ts'
import type { Ink } from './chart-colours.ts'

export interface Texture {
  id: string
  /** The colour as `#rrggbb`, or the name of a colour of `Ink`. */
  colour: string
  motif: number
}

interface Motif {
  lines: readonly (keyof typeof LINES)[]
  width: number
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const CELL = 8
const round = (value: number) => Math.round(value * 10) / 10

/**
 * The positions of the grid lines between `from` and `to`. The grid covers the whole chart, so
 * that the pattern of one box continues in the next box.
 */
const gridPlaces = (from: number, to: number, offset = 0) => {
  const first = Math.ceil((from - offset) / CELL) * CELL + offset
  return Array.from(
    { length: Math.max(0, Math.ceil((to - first) / CELL)) },
    (_, i) => first + i * CELL,
  )
}

const line = (...ends: [number, number, number, number]) => {
  const [x1, y1, x2, y2] = ends.map(round)
  return `M${x1} ${y1}L${x2} ${y2}`
}

/** The lines of each pattern within a box, as SVG path data. */
const LINES = {
  rise: ({ x, y, width, height }: Box) =>
    gridPlaces(x + y, x + width + y + height).map((k) => {
      const [from, to] = [Math.max(x, k - y - height), Math.min(x + width, k - y)]
      return line(from, k - from, to, k - to)
    }),
  fall: ({ x, y, width, height }: Box) =>
    gridPlaces(x - y - height, x + width - y).map((k) => {
      const [from, to] = [Math.max(x, k + y), Math.min(x + width, k + y + height)]
      return line(from, from - k, to, to - k)
    }),
  level: ({ x, y, width, height }: Box) =>
    gridPlaces(y, y + height, CELL / 2).map((at) => line(x, at, x + width, at)),
  upright: ({ x, y, width, height }: Box) =>
    gridPlaces(x, x + width, CELL / 2).map((at) => line(at, y, at, y + height)),
  dots: ({ x, y, width, height }: Box) =>
    gridPlaces(x + 2, x + width - 2, CELL / 2).flatMap((at) =>
      gridPlaces(y + 2, y + height - 2, CELL / 2).map((down) => line(at, down, at + 0.1, down)),
    ),
}

/** The patterns, in the order of the 8 base categories. */
const MOTIFS: readonly Motif[] = [
  { lines: [], width: 0 },
  { lines: ['rise'], width: 1.6 },
  { lines: ['dots'], width: 3.2 },
  { lines: ['rise', 'fall'], width: 1.2 },
  { lines: ['level'], width: 1.8 },
  { lines: ['upright'], width: 1.8 },
  { lines: ['fall'], width: 1.6 },
  { lines: ['level', 'upright'], width: 0.9 },
]

export const motifOf = (base: string) => Math.max(0, BASE_IDS.indexOf(base))

/** Textures for values that are not categories of a scheme. */
const OWN: readonly Texture[] = [
  { id: 'plain', colour: 'accent', motif: 0 },
  { id: 'lines', colour: 'accent', motif: 1 },
  { id: 'dots', colour: 'accent', motif: 2 },
  { id: 'rest', colour: 'muted', motif: 0 },
  { id: 'unexplained', colour: 'faint', motif: 6 },
]

export const textureOf = (id: string, textures: readonly Texture[]): Texture =>
  [...textures, ...OWN].find((one) => one.id === id) ?? { id, colour: 'muted', motif: 0 }

/** The fill colour of a box, and the lines of its pattern. */
export function paintOf({ colour, motif }: Texture, box: Box, ink: Ink) {
  const { lines, width } = MOTIFS[motif] ?? { lines: [], width: 0 }
  const own = colour === 'accent' || colour === 'muted' || colour === 'faint'
  return {
    fill: own ? ink[colour] : ink.shade(colour),
    d: lines.flatMap((name) => LINES[name](box)).join(''),
    width,
    stroke: '#ffffff',
  }
}

/**
 * The prefix of an SVG `fill` that names a texture. `paint` replaces such a fill by the texture's
 * colour and pattern.
 */
const WANTED = 'texture:'
export const unpaintedFill = (texture: string) => `${WANTED}${texture}`

const SVG = 'http://www.w3.org/2000/svg'
const numberOf = (rect: Element, name: string) => Number(rect.getAttribute(name) ?? 0)

/**
 * Paints every rectangle whose fill names a texture.
 * @param patterns whether to draw patterns over the colours. On the page, the style sheet decides
 * whether they are visible
 */
export function paint(
  svg: SVGElement,
  textures: readonly Texture[],
  ink: Ink,
  { patterns = true } = {},
) {
  for (const rect of svg.querySelectorAll(`rect[fill^="${WANTED}"]`)) {
    const id = rect.getAttribute('fill')?.slice(WANTED.length) ?? ''
    const box = {
      x: numberOf(rect, 'x'),
      y: numberOf(rect, 'y'),
      width: numberOf(rect, 'width'),
      height: numberOf(rect, 'height'),
    }
    const { fill, d, width, stroke } = paintOf(textureOf(id, textures), box, ink)
    rect.setAttribute('fill', fill)
    rect.setAttribute('data-texture', id)
    if (!d || !patterns) continue
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('class', 'pattern')
    const look = { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-opacity': 0.75 }
    for (const [name, value] of Object.entries(look)) path.setAttribute(name, String(value))
    path.setAttribute('stroke-linecap', id && width > 3 ? 'round' : 'butt')
    rect.after(path)
  }
  return withoutPartNames(svg)
}

/**
 * Removes the labels that Plot adds to parts of the chart. They are in English, and they are on
 * elements whose role may not have a label.
 */
function withoutPartNames<T extends SVGElement>(svg: T): T {
  for (const part of svg.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-description')
  }
  return svg
}
