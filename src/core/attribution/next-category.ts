import { openOf } from '../time/timeline.ts'
import type { State } from './state.ts'

/**
 * The category that the site in front will start by itself within `enterAfter`. Undefined while
 * anything runs, or if a click suppresses it (rule 4 of docs/domain.md). The rule itself is in
 * `crm-detection.ts`. The popup only names the category, and does not load that file.
 */
export const nextCategoryOf = ({ timeline, memory, settings }: State): string | undefined => {
  const { place, quiet, away, call } = memory
  const isWaiting = settings.autoStart && !quiet && !away && !call && !openOf(timeline)
  return isWaiting ? place.site?.category : undefined
}
