/**
 * Measures of how often work is interrupted: switches of category, and blocks without an
 * interruption.
 */
import { isAside } from './segment.ts'

/** A time of one category without interruption, epoch milliseconds. */
export interface Block {
  category: string
  startedAt: number
  endedAt: number
}

/**
 * The number of category switches. Breaks, unexplained and untracked time are left out: if the
 * category after lunch is the same as before lunch, this is no switch.
 * @param rows the rows of one device, in order of start
 */
export const switchesOf = (rows: readonly Block[]): number => {
  const work = rows.filter((row) => !isAside(row.category))
  return work.filter((row, i) => i > 0 && row.category !== work[i - 1]?.category).length
}

/**
 * Joins segments that touch and have the same category into blocks. A block goes on if only the
 * note or the CRM record changes.
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
