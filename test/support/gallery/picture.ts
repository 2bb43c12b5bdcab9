import sharp from 'sharp'

/** A picture with four bytes for each pixel: red, green, blue, and opacity, which is always 255. */
export interface Picture {
  width: number
  height: number
  data: Uint8Array
}

export async function read(png: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** Returns a PNG file with at most 256 colours: it is three times smaller, and looks the same. */
export const write = ({ width, height, data }: Picture): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, dither: 0, effort: 10 })
    .toBuffer()

/** Reduces the picture to `across` by `down` cells, each with the mean colour of its pixels. */
export function shrink({ width, height, data }: Picture, across: number, down: number): Picture {
  const cells = new Uint8Array(across * down * 4)
  for (let row = 0; row < down; row++) {
    const top = Math.floor((row * height) / down)
    const bottom = Math.floor(((row + 1) * height) / down)
    for (let column = 0; column < across; column++) {
      const left = Math.floor((column * width) / across)
      const right = Math.floor(((column + 1) * width) / across)
      const cell = (row * across + column) * 4
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) sum += data[(y * width + x) * 4 + channel] ?? 0
        cells[cell + channel] = sum / ((right - left) * (bottom - top))
      }
    }
  }
  return { width: across, height: down, data: cells }
}
