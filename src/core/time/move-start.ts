import { slipOf } from './sliver.ts'
import { cutAt, runStart, type Timeline } from './timeline.ts'

/**
 * The person says "started 15 minutes ago": moves the start of the running category back. Earlier
 * stretches become shorter. If less than 5 s of an earlier stretch would remain (a sliver), that
 * stretch is removed.
 */
export function moveStart(timeline: Timeline, at: number): Timeline {
  const first = runStart(timeline)
  if (!first || at >= first.startedAt) return timeline
  const run = timeline.slice(timeline.indexOf(first))
  const cut = cutAt(timeline.slice(0, timeline.indexOf(first)), at)
  const rest = slipOf(cut, at, { ...first, source: 'hand' })
  const before = rest ? cut.slice(0, -1) : cut
  const startedAt = rest?.startedAt ?? at
  return [...before, { ...first, startedAt, edited: true }, ...run.slice(1)]
}
