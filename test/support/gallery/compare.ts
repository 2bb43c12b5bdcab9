/**
 * Compares two pictures of a page: finds what is broken, and ignores small differences between
 * machines. Both pictures are reduced to cells of 5 by 5 pixels, each with the mean colour of its
 * pixels. The smoothing of letters, or a shift by part of a pixel, then changes almost nothing. Two
 * cells differ if a person would see the difference (pixelmatch compares in a colour space made for
 * that). Only groups of touching cells count, such as a missing button, another colour or a line that
 * moved; single cells do not count.
 */
import pixelmatch from 'pixelmatch'
import { type Picture, shrink } from './picture.ts'

const CELL = 5
/** Smallest difference between two cells that counts, from 0 (equal colours) to 1. */
const APART = 0.1
/**
 * Smallest number of touching cells that counts as a difference. It is about half of the word on a
 * small button, and more than a text cursor covers.
 */
const TOUCHING = 6
/** Pixels by which the heights of two pages may differ, because rounding adds up over many rows. */
const HEIGHT = 6

/** Describes the difference between two pictures. Returns undefined if both show the same. */
export function difference(is: Picture, was: Picture): string | undefined {
  if (is.width !== was.width) return `${is.width} px wide, was ${was.width}`
  if (Math.abs(is.height - was.height) > HEIGHT) return `${is.height} px high, was ${was.height}`
  const height = Math.min(is.height, was.height)
  const [across, down] = [Math.floor(is.width / CELL), Math.floor(height / CELL)]
  const patch = largestPatch({ ...is, height }, { ...was, height }, across, down, APART)
  if (!patch || patch.size < TOUCHING) return undefined
  return `differs around ${patch.x * CELL}, ${patch.y * CELL} (${patch.size} cells of ${CELL} px)`
}

/**
 * Limits for two pictures in different fonts: words have other widths, so the page has another height.
 * `height` is the allowed difference as a part of the height; `across` and `down` are numbers of cells.
 */
const OTHER_FONT = { height: 0.2, across: 8, down: 12, apart: 0.06, touching: 10 }

/**
 * Describes large differences between pictures in different fonts: an empty page, a page without its
 * style, or a page without the colours of its theme. Returns undefined if there are none.
 */
export function differenceAtLarge(is: Picture, was: Picture): string | undefined {
  const { across, down, touching } = OTHER_FONT
  if (is.width !== was.width) return `${is.width} px wide, was ${was.width}`
  if (Math.abs(is.height / was.height - 1) > OTHER_FONT.height)
    return `${is.height} px high, was ${was.height}`
  const patch = largestPatch(is, was, across, down, OTHER_FONT.apart)
  return patch && patch.size >= touching ? `differs in ${patch.size} large cells` : undefined
}

/** Returns the largest group of touching cells in which two pictures differ, and its number of cells. */
function largestPatch(is: Picture, was: Picture, across: number, down: number, threshold: number) {
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

/** Finds the largest group of touching cells that are set in `mask`, and its first cell. */
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

/**
 * Counts the cells of the set that are connected with the cell `first` by sides or corners, including
 * `first`. Removes them from the set.
 */
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
