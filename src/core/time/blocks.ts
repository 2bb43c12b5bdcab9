/** Measures of how fragmented work is: switches of category, and unbroken blocks. */
import { isAside } from './segment.ts'

/** A time of one category without interruption, epoch milliseconds. */
export interface Block {
  category: string
  startedAt: number
  endedAt: number
}

/**
 * The number of category switches. Breaks, unexplained and untracked time are not categories: the
 * same category before and after lunch is no switch.
 * @param rows those of one device, in order of start
 */
export const switchesOf = (rows: readonly Block[]): number => {
  const work = rows.filter((row) => !isAside(row.category))
  return work.filter((row, i) => i > 0 && row.category !== work[i - 1]?.category).length
}

/**
 * Joins segments that touch and have the same category into blocks. A note or another record does not
 * end a block.
 */
export const blocksOf = (rows: readonly Block[]): Block[] => {
  const blocks: Block[] = []
  for (const { category, startedAt, endedAt } of rows) {
    const last = blocks.at(-1)
    if (last?.category === category && last.endedAt === startedAt) last.endedAt = endedAt
    else blocks.push({ category, startedAt, endedAt })
  }
  return blocks
}
