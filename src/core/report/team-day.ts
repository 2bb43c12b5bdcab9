/**
 * A person's days in the form of the team's report: sums that are computed from the same days as in
 * the person's own report.
 */

import { emptyRecord, ownProperty } from '../own-property.ts'
import { DOCUMENTATION } from '../scheme/categories.ts'
import { type Block, blocksOf } from '../time/blocks.ts'
import type { ReportedSegment } from '../time/resolve-overlaps.ts'
import { lengthOf } from './cut-at-bounds.ts'
import type { RangeData, ReportDay } from './day.ts'
import { type Frame, isWork } from './frame.ts'
import { add, sumOf, type Totals } from './totals.ts'

/** The sums of one person's day. All lengths in milliseconds. */
export interface TeamDay extends ReportDay {
  products: Totals
  /**
   * The longest block without an interruption, for each category. If a block goes on over midnight,
   * it belongs to the day on which it began.
   */
  longest: Totals
}

/** A day whose figures do not depend on the range for which they are read. */
export interface SingleDay extends TeamDay {
  /**
   * The longest block of each category. Only blocks that lie completely within this day are
   * included.
   */
  longest: Totals
  /**
   * The parts of blocks that lie in this day and in other days. `longest` does not include these
   * blocks.
   */
  shared: readonly Block[]
}

/** Whether the endpoint has any time of this day. Breaks and private time are never sent to it. */
export const hasFigures = (day: ReportDay) =>
  sumOf(day.work) + day.unexplained + day.overlapping > 0

const keepLongest = (longest: Totals, { category, ...span }: Block) => {
  longest[category] = Math.max(ownProperty(longest, category) ?? 0, lengthOf(span))
}

/** Groups parts that touch and have the same category, also from one day to the next. */
function blocksAcross(parts: readonly (Block & { slot: number })[]) {
  const blocks: (Block & { slot: number })[][] = []
  for (const part of parts) {
    const last = blocks.at(-1)?.at(-1)
    if (last?.category === part.category && last.endedAt === part.startedAt)
      blocks.at(-1)?.push(part)
    else blocks.push([part])
  }
  return blocks
}

/**
 * The days of a range, in order. The figures of each day do not depend on the range. Days without
 * time are included.
 */
export function singleDays<S extends ReportedSegment>(
  { parts, days }: Pick<RangeData<S>, 'parts' | 'days'>,
  frame: Pick<Frame, 'privates' | 'rollUp'>,
): SingleDay[] {
  const all = days.map((day) => ({
    ...day,
    products: emptyRecord<number>(),
    longest: emptyRecord<number>(),
    shared: [] as Block[],
  }))
  for (const { slot, segment, ...part } of parts) {
    const { category, scheme, context } = segment
    if (!context || !isWork(category, frame)) continue
    if (frame.rollUp.base(category, scheme) !== DOCUMENTATION) continue
    add(all[slot]?.products ?? {}, context.product, lengthOf(part))
  }
  const rows = parts.map(({ segment: { category }, startedAt, endedAt, slot }) => ({
    category,
    startedAt,
    endedAt,
    slot,
  }))
  for (const block of blocksAcross(rows)) {
    const [first] = block
    if (!first || !isWork(first.category, frame)) continue
    const isWithin = block.every(({ slot }) => slot === first.slot)
    const day = all[first.slot]
    if (isWithin && day) keepLongest(day.longest, { ...first, endedAt: block.at(-1)?.endedAt ?? 0 })
    else for (const { slot, ...part } of block) all[slot]?.shared.push(part)
  }
  return all
}

interface Sharing {
  longest: Totals
  shared: readonly Block[]
}

/**
 * The days in the form that the report of one range shows. If a block lies in several days, it
 * belongs to the day on which it began.
 */
export function joinDays<D extends Sharing>(days: readonly D[]): Omit<D, 'shared'>[] {
  const all = days.map(({ shared: _, ...day }) => ({ ...day, longest: { ...day.longest } }))
  const begun = days.flatMap(({ shared }, i) =>
    shared.map(({ startedAt }) => [startedAt, i] as const),
  )
  const dayAt = new Map(begun)
  const blocks = days.flatMap(({ shared }) => shared).sort((a, b) => a.startedAt - b.startedAt)
  for (const block of blocksOf(blocks)) {
    const day = all[dayAt.get(block.startedAt) ?? -1]
    if (day) keepLongest(day.longest, block)
  }
  return all
}
