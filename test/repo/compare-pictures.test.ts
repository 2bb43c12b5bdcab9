import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { difference } from '../support/gallery/compare.ts'
import { type Picture, read, write } from '../support/gallery/picture.ts'

// Pictures that only this test uses, because the pictures in test/screens change with the pages.
const picture = (name: string) =>
  read(readFileSync(new URL(`./compare-pictures/${name}.png`, import.meta.url)))
const popup = await picture('popup')
const day = await picture('day')

/**
 * Returns a copy of the picture in which the function `pen` computes each byte. `pen` gets the position
 * of the pixel, and the function `was`, which reads a byte of the original at any position.
 */
const redrawn = (
  { width, height, data }: Picture,
  pen: (x: number, y: number, was: (x: number, y: number) => number) => number,
): Picture => {
  const at = (channel: number) => (x: number, y: number) =>
    data[(Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 4 + channel] ?? 0
  const drawn = data.map((_, i) => {
    const pixel = Math.floor(i / 4)
    return pen(pixel % width, Math.floor(pixel / width), at(i % 4))
  })
  return { width, height, data: drawn }
}

const inside = (x: number, y: number, [left, top, right, bottom]: readonly number[]) =>
  x >= (left ?? 0) && x < (right ?? 0) && y >= (top ?? 0) && y < (bottom ?? 0)

/** Returns a copy of the picture in which a rectangle has the colour of its upper left corner. */
const without = (picture: Picture, box: readonly number[]) =>
  redrawn(picture, (x, y, was) => (inside(x, y, box) ? was(box[0] ?? 0, box[1] ?? 0) : was(x, y)))

const STOP = [289, 15, 345, 48]
const TOTAL = [14, 503, 202, 520]

it.each<[string, (p: Picture) => Picture | Promise<Picture>]>([
  ['nothing', (p: Picture) => p],
  ['its way through a file of few colours', async (p: Picture) => read(await write(p))],
  [
    'letters half a pixel further',
    (p: Picture) => redrawn(p, (x, y, was) => (was(x, y) + was(x + 1, y)) / 2),
  ],
  [
    'softer letters',
    (p: Picture) =>
      redrawn(p, (x, y, was) => was(x, y) * 0.6 + was(x + 1, y) * 0.2 + was(x, y + 1) * 0.2),
  ],
  [
    'a little more light',
    (p: Picture) => redrawn(p, (x, y, was) => Math.min(255, was(x, y) * 1.02)),
  ],
  [
    'a caret',
    (p: Picture) => redrawn(p, (x, y, was) => (inside(x, y, [28, 138, 30, 154]) ? 0 : was(x, y))),
  ],
])('%s is no difference', async (_, change) => {
  for (const picture of [popup, day])
    expect(difference(await change(picture), picture)).toBeUndefined()
})

it.each([
  ['a button is gone', without(popup, STOP)],
  ['a line of text is gone', without(popup, TOTAL)],
  [
    'a button has lost its frame and words for a colour',
    redrawn(popup, (x, y, was) => (inside(x, y, STOP) ? 120 : was(x, y))),
  ],
  ['all is 4 px further down', redrawn(popup, (x, y, was) => was(x, Math.max(0, y - 4)))],
  ['the page is dark', redrawn(popup, (x, y, was) => 255 - was(x, y))],
  ['it is wider', { ...popup, width: popup.width + 8 }],
  ['it is higher', { ...popup, height: popup.height + 20 }],
])('it shows that %s', (_, picture) => {
  expect(difference(picture, popup)).toEqual(expect.any(String))
})
