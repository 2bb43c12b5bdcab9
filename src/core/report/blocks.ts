/** The longest block of each category without an interruption, with its start and end. */
import { type Block, blocksOf } from '../time/blocks.ts'
import type { Piece } from '../time/resolve-overlaps.ts'
import { type Frame, isWork } from './frame.ts'

const byLength = (a: Block, b: Block) => b.endedAt - b.startedAt - (a.endedAt - a.startedAt)

/**
 * The longest block of each category. The category with the longest of these blocks comes first. A
 * block may go on over midnight.
 */
export function longestBlocks(
  pieces: readonly Piece[],
  frame: Pick<Frame, 'privates'>,
): readonly Block[] {
  const rows = pieces.map(({ segment, startedAt, endedAt }) => ({
    category: segment.category,
    startedAt,
    endedAt,
  }))
  const longest = new Map<string, Block>()
  for (const block of blocksOf(rows)) {
    const best = longest.get(block.category)
    if (isWork(block.category, frame) && (!best || byLength(best, block) > 0))
      longest.set(block.category, block)
  }
  return [...longest.values()].sort(byLength)
}
