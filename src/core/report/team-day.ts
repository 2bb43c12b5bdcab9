/** What a team hears of one person's days: sums, from the same days as the person's own report. */
import { blocksOf } from '../blocks.ts'
import { emptyRecord, own } from '../own.ts'
import { DOCUMENTATION } from '../scheme.ts'
import { lengthOf } from './cut.ts'
import { type Day, type Frame, isWork, type Told } from './day.ts'
import type { Recorded } from './once.ts'
import { add, sumOf, type Totals } from './totals.ts'

/** Milliseconds of one day. */
export interface TeamDay extends Day {
  products: Totals
  /** The longest unbroken block per category; one over midnight is the day's in which it began. */
  longest: Totals
}

/** The days on which anything counts, in order. */
export function teamDays<S extends Recorded>(
  { pieces, parts, days }: Pick<Told<S>, 'pieces' | 'parts' | 'days'>,
  frame: Pick<Frame, 'privates' | 'rollUp'>,
): TeamDay[] {
  const all = days.map(
    (day): TeamDay => ({ ...day, products: emptyRecord(), longest: emptyRecord() }),
  )
  for (const { slot, segment, ...part } of parts) {
    const { category, scheme, context } = segment
    if (!context || !isWork(category, frame)) continue
    if (frame.rollUp.base(category, scheme) !== DOCUMENTATION) continue
    add(all[slot]?.products ?? {}, context.product, lengthOf(part))
  }
  const slotAt = new Map(parts.map(({ startedAt, slot }) => [startedAt, slot]))
  const rows = pieces.map(({ segment: { category }, ...piece }) => ({ ...piece, category }))
  for (const block of blocksOf(rows)) {
    const { longest } = all[slotAt.get(block.startedAt) ?? -1] ?? {}
    if (longest && isWork(block.category, frame))
      longest[block.category] = Math.max(own(longest, block.category) ?? 0, lengthOf(block))
  }
  return all.filter((day) => sumOf(day.work) + day.unexplained + day.overlapping > 0)
}
