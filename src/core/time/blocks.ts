/** How broken up time is: how often the category changes, and how long one goes on unbroken. */
import { emptyRecord, own } from '../own-property.ts'
import { isAside } from './segment.ts'

/** A stretch of one category without a break, epoch milliseconds. */
export interface Block {
  category: string
  startedAt: number
  endedAt: number
}

/**
 * How often the category changed. `rows` are one device's, by their start. What lies between two
 * stretches of work (a break, unexplained time, nothing) is no category: to go on with the same
 * after lunch is no change.
 */
export const switchesOf = (rows: readonly Block[]): number => {
  const work = rows.filter((row) => !isAside(row.category))
  return work.filter((row, i) => i > 0 && row.category !== work[i - 1]?.category).length
}

/** Segments of one category that touch are one block (a note or another record ends none). */
export const blocksOf = (rows: readonly Block[]): Block[] => {
  const blocks: Block[] = []
  for (const { category, startedAt, endedAt } of rows) {
    const last = blocks.at(-1)
    if (last?.category === category && last.endedAt === startedAt) last.endedAt = endedAt
    else blocks.push({ category, startedAt, endedAt })
  }
  return blocks
}

/** The longest block of work per category, milliseconds. */
export const longestOf = (rows: readonly Block[]): Record<string, number> => {
  const longest = emptyRecord<number>()
  for (const { category, startedAt, endedAt } of blocksOf(rows))
    if (!isAside(category))
      longest[category] = Math.max(own(longest, category) ?? 0, endedAt - startedAt)
  return longest
}
