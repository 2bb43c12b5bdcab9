/** The rows of one day, and the gaps between them. */
import { crmOpenMs } from '../attribution/crm-during-call.ts'
import type { Stretch } from '../time/segment.ts'
import { minute } from '../time/units.ts'
import type { DaySpan } from './sums.ts'

/** The part of a stretch within one day. `stretch` is the stretch with its stored bounds. */
export interface DayRow<S extends Stretch = Stretch> {
  stretch: S
  startedAt: number
  endedAt: number
  /** `before`: the stretch began on an earlier day. `after`: it continues on the next day. */
  before: boolean
  after: boolean
  running: boolean
  /**
   * Milliseconds that the CRM was open during the whole stretch (a call or meeting), also on other
   * days than this one.
   */
  beside: number
}

/** The rows of a day, in order of start. The running stretch ends at `now`, and its length may be 0. */
export function dayRows<S extends Stretch>(
  stretches: readonly S[],
  { from, to, now }: DaySpan,
): DayRow<S>[] {
  return stretches
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .flatMap((stretch) => {
      const running = stretch.endedAt === undefined
      const ends = stretch.endedAt ?? Math.max(now, stretch.startedAt)
      const inside = stretch.startedAt < to && (ends > from || (running && ends >= from))
      if (!inside) return []
      return {
        stretch,
        startedAt: Math.max(stretch.startedAt, from),
        endedAt: Math.min(ends, to),
        before: stretch.startedAt < from,
        after: ends > to,
        running: running && ends <= to,
        beside: crmOpenMs(stretch, now),
      }
    })
}

/** Milliseconds. A gap between two rows that is shorter than this is not shown. */
const GAP = minute

export interface Gap {
  startedAt: number
  endedAt: number
}

/** Untracked time between the first and the last row. */
export function gapsOf(rows: readonly Gap[]): Gap[] {
  const gaps: Gap[] = []
  let until = rows[0]?.endedAt ?? 0
  for (const { startedAt, endedAt } of rows) {
    if (startedAt - until >= GAP) gaps.push({ startedAt: until, endedAt: startedAt })
    until = Math.max(until, endedAt)
  }
  return gaps
}
