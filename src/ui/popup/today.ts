import { shownMs } from '../../core/day/sums.ts'
import { emptyRecord, own } from '../../core/own-property.ts'
import { baseOf, categoryOf } from '../../core/scheme/categories.ts'
import { isAside } from '../../core/time/segment.ts'
import type { PopupView } from '../../store/views/popup-view.ts'

export interface Today {
  /** Milliseconds per category that the popup shows, and per base category of all others. */
  totals: Record<string, number>
  worked: number
  selling?: number
}

/** A category that the popup does not show counts in its base category. */
const rollUp = (totals: Record<string, number>, { categories, offered }: PopupView) => {
  const shown = emptyRecord<number>()
  for (const [id, ms] of Object.entries(totals)) {
    if (isAside(id)) continue
    const isOffered = offered.some(({ category }) => category.id === id)
    const at = isOffered ? id : baseOf(id, categories)
    shown[at] = (own(shown, at) ?? 0) + ms
  }
  return shown
}

/** Today's figures at `now`: as they were read, plus the time since. */
export const todayAt = (view: PopupView, now: number): Today => {
  const running = view.running?.category
  // By the minutes of the clock, like the figures that were read.
  const since = { startedAt: view.now, endedAt: Math.max(now, view.now) }
  const grown = running && !isAside(running) ? shownMs(since) : 0
  const totals = running
    ? { ...view.totals, [running]: (own(view.totals, running) ?? 0) + grown }
    : view.totals
  const worked = view.worked + grown
  if (worked === 0) return { totals: rollUp(totals, view), worked }
  const sold =
    (view.selling ?? 0) * view.worked +
    (running && categoryOf(running, view.categories)?.group === 'selling' ? grown : 0)
  return { totals: rollUp(totals, view), worked, selling: sold / worked }
}
