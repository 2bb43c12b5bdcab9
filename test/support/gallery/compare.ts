/**
 * Compares two pictures of a page: finds what is broken, and ignores what another machine only draws
 * differently. Both pictures are reduced to cells of 5 by 5 pixels, each with its mean colour. The
 * smoothing of letters, or a shift by part of a pixel, then changes almost nothing. Two cells differ
 * if a person would see it (pixelmatch compares in a colour space made for that). Only groups of
 * cells that touch count: a missing button, another colour, a line that moved. Single cells do not.
 */
import pixelmatch from 'pixelmatch'
import { type Picture, shrink } from './picture.ts'

const CELL = 5
/** How far apart two cells look before they count; 0–1. */
const APART = 0.1
/**
 * The number of touching cells that counts: half of the word on a small button. A caret is less.
 */
const TOUCHING = 6
/** Pages may differ in height by this many pixels: rounding, in many rows. */
const HEIGHT = 6

/** The difference in words. Returns undefined if both show the same. */
export function difference(is: Picture, was: Picture): string | undefined {
  if (is.width !== was.width) return `${is.width} px wide, was ${was.width}`
  if (Math.abs(is.height - was.height) > HEIGHT) return `${is.height} px high, was ${was.height}`
  const height = Math.min(is.height, was.height)
  const [across, down] = [Math.floor(is.width / CELL), Math.floor(height / CELL)]
  const patch = apart({ ...is, height }, { ...was, height }, across, down, APART)
  if (!patch || patch.size < TOUCHING) return undefined
  return `differs around ${patch.x * CELL}, ${patch.y * CELL} (${patch.size} cells of ${CELL} px)`
}

/** Words run longer or shorter in another font, and a page is higher or lower. */
const OTHER_FONT = { height: 0.2, across: 8, down: 12, apart: 0.06, touching: 10 }

/**
 * The same for pictures in different fonts, which only large things can be told from: the page is
 * empty, has lost its style, or the colours of its theme.
 */
export function differenceAtLarge(is: Picture, was: Picture): string | undefined {
  const { across, down, touching } = OTHER_FONT
  if (is.width !== was.width) return `${is.width} px wide, was ${was.width}`
  if (Math.abs(is.height / was.height - 1) > OTHER_FONT.height)
    return `${is.height} px high, was ${was.height}`
  const patch = apart(is, was, across, down, OTHER_FONT.apart)
  return patch && patch.size >= touching ? `differs in ${patch.size} large cells` : undefined
}

/** The largest patch in which they differ, in cells. */
function apart(is: Picture, was: Picture, across: number, down: number, threshold: number) {
  const mask = new Uint8Array(across * down * 4)
  const [a, b] = [is, was].map((picture) => shrink(picture, across, down).data)
  if (a && b) pixelmatch(a, b, mask, across, down, { threshold, includeAA: true, diffMask: true })
  return largest(mask, across)
}

interface Patch {
  size: number
  x: number
  y: number
}

/** The largest patch of touching cells in the mask, and where it begins. */
function largest(mask: Uint8Array, width: number): Patch | undefined {
  const left = new Set<number>()
  for (let i = 0; i < mask.length / 4; i++) if (mask[i * 4 + 3]) left.add(i)
  let best: Patch | undefined
  for (const first of left) {
    const size = sizeFrom(first, left, width)
    if (size > (best?.size ?? 0)) best = { size, x: first % width, y: Math.floor(first / width) }
  }
  return best
}

/** How many cells touch this one, by sides or corners, itself included; they are taken out. */
function sizeFrom(first: number, left: Set<number>, width: number): number {
  const open = [first]
  left.delete(first)
  for (let next = 0; next < open.length; next++) {
    const cell = open[next] ?? 0
    for (const dy of [-width, 0, width])
      for (const dx of [-1, 0, 1]) if (left.delete(cell + dy + dx)) open.push(cell + dy + dx)
  }
  return open.length
}
