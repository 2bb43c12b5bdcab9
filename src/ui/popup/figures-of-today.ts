import { shownMs } from '../../core/day/sums.ts'
import { emptyRecord, ownProperty } from '../../core/own-property.ts'
import { baseOf, categoryOf } from '../../core/scheme/categories.ts'
import { isAside } from '../../core/time/segment.ts'
import type { PopupView } from '../../store/views/popup-view.ts'

export interface Today {
  /**
   * Milliseconds for each category that the popup shows. The time of other categories is added to
   * their base category.
   */
  totals: Record<string, number>
  worked: number
  selling?: number
}

/** Adds the time of each category that the popup does not show to the time of its base category. */
const rollUp = (totals: Record<string, number>, { categories, offered }: PopupView) => {
  const shown = emptyRecord<number>()
  for (const [id, ms] of Object.entries(totals)) {
    if (isAside(id)) continue
    const isOffered = offered.some(({ category }) => category.id === id)
    const at = isOffered ? id : baseOf(id, categories)
    shown[at] = (ownProperty(shown, at) ?? 0) + ms
  }
  return shown
}

/** Today's figures at `now`: the stored figures, plus the running time since they were read. */
export const todayAt = (view: PopupView, now: number): Today => {
  const running = view.running?.category
  // Counts whole minutes as a clock shows them (from 10:59:50 to 11:00:10 it is one minute), as the
  // stored figures do.
  const since = { startedAt: view.now, endedAt: Math.max(now, view.now) }
  const grown = running && !isAside(running) ? shownMs(since) : 0
  const totals = running
    ? { ...view.totals, [running]: (ownProperty(view.totals, running) ?? 0) + grown }
    : view.totals
  const worked = view.worked + grown
  if (worked === 0) return { totals: rollUp(totals, view), worked }
  const sold =
    (view.selling ?? 0) * view.worked +
    (running && categoryOf(running, view.categories)?.group === 'selling' ? grown : 0)
  return { totals: rollUp(totals, view), worked, selling: sold / worked }
}
