import { openOf } from '../time/timeline.ts'
import type { State } from './state.ts'

/**
 * The category that the site in front will start automatically within `enterAfter`. Undefined while
 * any category runs, or if a click suppresses detection (rule 4 of docs/domain.md). This function
 * repeats conditions of `crm-detection.ts`, which starts the category: the popup only shows its
 * name, and does not need to load that file.
 */
export const nextCategoryOf = ({ timeline, memory, settings }: State): string | undefined => {
  const { place, quiet, away, call } = memory
  const isWaiting = settings.autoStart && !quiet && !away && !call && !openOf(timeline)
  return isWaiting ? place.site?.category : undefined
}
