/**
 * Saves a chart of the page as a picture in a file. Nothing leaves the browser, and no permission
 * is needed.
 */
import { render } from 'preact'
import { type Drawing, type Key, PAPER } from './chart-colours.ts'
import { FONT } from './charts/frame.ts'
import { Sample } from './swatch.tsx'
import { paint, type Texture } from './textures.ts'

interface Paper {
  title: string
  /** The range, and the name of the person or team of the report. */
  subtitle: string
  draw: Drawing
  keys: readonly Key[]
  textures: readonly Texture[]
  patterns: boolean
}

const SVG = 'http://www.w3.org/2000/svg'
const WIDTH = 960
const MARGIN = 24
const LINE = 24
/** The approximate width of a letter in the legend, pixels. */
const LETTER = 7.2

/** The position of each entry of the legend: beside the previous entry, or on a new line. */
function placeKeys(keys: readonly Key[]) {
  let [x, line] = [0, 0]
  return keys.map((key) => {
    const width = 40 + key.name.length * LETTER
    if (x > 0 && x + width > WIDTH - 2 * MARGIN) {
      x = 0
      line++
    }
    const place = { ...key, x: MARGIN + x, line }
    x += width
    return place
  })
}

/**
 * A complete picture for a file: with a title, a legend and fixed colours, on a white background.
 */
export function paperOf(paper: Paper): SVGSVGElement {
  const { title, subtitle, draw, keys, textures, patterns } = paper
  const chart = paint(draw(PAPER, WIDTH - 2 * MARGIN), textures, PAPER, { patterns })
  const places = placeKeys(keys)
  const below = 76 + ((places.at(-1)?.line ?? -1) + 1) * LINE
  const height = below + Number(chart.getAttribute('height')) + MARGIN
  chart.setAttribute('x', String(MARGIN))
  chart.setAttribute('y', String(below))
  const svg = document.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({ xmlns: SVG, width: WIDTH, height }))
    svg.setAttribute(name, String(value))
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`)
  svg.setAttribute('font-family', FONT)
  render(
    <>
      <title>{`${title}, ${subtitle}`}</title>
      <rect width={WIDTH} height={height} fill={PAPER.page} />
      <text x={MARGIN} y={38} font-size="20" font-weight="600" fill={PAPER.text}>
        {title}
      </text>
      <text x={MARGIN} y={60} font-size="13" fill={PAPER.muted}>
        {subtitle}
      </text>
      {places.map(({ texture, name, x, line }) => (
        <g key={texture} transform={`translate(${x} ${72 + line * LINE})`}>
          <Sample texture={texture} textures={textures} ink={PAPER} patterns={patterns} />
          <text x="20" y="12" font-size="13" fill={PAPER.text}>
            {name}
          </text>
        </g>
      ))}
    </>,
    svg,
  )
  svg.append(chart)
  return svg
}

export const svgText = (svg: SVGSVGElement) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`

/**
 * The number of image pixels per CSS pixel. It is twice the screen's number, so that the picture is
 * sharp on slides.
 */
const FINE = 2

export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svgText(svg)], { type: 'image/svg+xml' }))
  try {
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Number(svg.getAttribute('width')) * FINE
    canvas.height = Number(svg.getAttribute('height')) * FINE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A file name that is valid on every operating system. */
export const fileName = (...parts: string[]) =>
  parts
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^-|-$/g, '')
