/** How fragmented work is: category switches, and unbroken blocks. */
import { isAside } from './segment.ts'

/** A stretch of one category without a break, epoch milliseconds. */
export interface Block {
  category: string
  startedAt: number
  endedAt: number
}

/**
 * The number of category switches. `rows` are one device's, in order of start. Breaks, unexplained
 * and untracked time are no category: resuming the same one after lunch is no switch.
 */
export const switchesOf = (rows: readonly Block[]): number => {
  const work = rows.filter((row) => !isAside(row.category))
  return work.filter((row, i) => i > 0 && row.category !== work[i - 1]?.category).length
}

/**
 * Joins segments of one category that touch into blocks. A note or another record does not end a
 * block.
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
