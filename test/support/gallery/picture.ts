import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** Pixels, four bytes each: red, green, blue, opaque. */
export interface Picture {
  width: number
  height: number
  data: Uint8Array
}

export const read = (png: Uint8Array): Picture => PNG.sync.read(Buffer.from(png))

const COLOURS = 255

/** Squared, over the three channels: closer than that, one colour does for two. */
const CLOSE = 150

const apart = (a: number, b: number) =>
  ((a >> 16) - (b >> 16)) ** 2 +
  (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 +
  ((a & 255) - (b & 255)) ** 2

/**
 * The colours that are seen most, as 0xRRGGBB; those that are close to one of them leave the room to
 * others, so that a thin line of a colour of its own keeps it.
 */
function paletteOf(pixels: Uint32Array): Uint32Array {
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const palette: number[] = []
  for (const [pixel] of [...counts].sort(([a, m], [b, n]) => n - m || a - b)) {
    if (palette.length === COLOURS) break
    if (palette.every((colour) => apart(colour, pixel) > CLOSE)) palette.push(pixel)
  }
  return Uint32Array.from(palette)
}

function nearestIn(palette: Uint32Array) {
  const known = new Map<number, number>()
  return (pixel: number) => {
    const found = known.get(pixel)
    if (found !== undefined) return found
    let best = 0
    palette.forEach((colour, i) => {
      if (apart(colour, pixel) < apart(palette[best] ?? 0, pixel)) best = i
    })
    known.set(pixel, best)
    return best
  }
}

const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG of 255 colours at most: a third of the size, and no eye tells them apart. */
export function write({ width, height, data }: Picture): Buffer {
  const pixels = Uint32Array.from(
    { length: width * height },
    (_, i) => ((data[i * 4] ?? 0) << 16) | ((data[i * 4 + 1] ?? 0) << 8) | (data[i * 4 + 2] ?? 0),
  )
  const palette = paletteOf(pixels)
  const nearest = nearestIn(palette)
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc(height * (width + 1))
  pixels.forEach((pixel, i) => {
    rows[i + Math.floor(i / width) + 1] = nearest(pixel)
  })
  const head = Buffer.from([...Array(8).fill(0), 8, 3, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const colours = [...palette].flatMap((colour) => [
    colour >> 16,
    (colour >> 8) & 255,
    colour & 255,
  ])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Uint8Array.from(colours)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The picture in so many cells across and down, each of its middle colour. */
export function shrink({ width, height, data }: Picture, across: number, down: number): Picture {
  const cells = new Uint8Array(across * down * 4)
  for (let cell = 0; cell < across * down; cell++) {
    const [x, y] = [cell % across, Math.floor(cell / across)]
    const [left, right] = [x, x + 1].map((n) => Math.floor((n * width) / across)) as [
      number,
      number,
    ]
    const [top, bottom] = [y, y + 1].map((n) => Math.floor((n * height) / down)) as [number, number]
    const sums = [0, 0, 0, 0]
    for (let row = top; row < bottom; row++)
      for (let i = (row * width + left) * 4; i < (row * width + right) * 4; i++)
        sums[i & 3] = (sums[i & 3] ?? 0) + (data[i] ?? 0)
    cells.set(
      sums.map((sum) => sum / ((right - left) * (bottom - top))),
      cell * 4,
    )
  }
  return { width: across, height: down, data: cells }
}
