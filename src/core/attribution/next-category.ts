import { openOf } from '../time/timeline.ts'
import type { State } from './state.ts'

/**
 * The category that the site in front will start automatically within `enterAfter`. Undefined while
 * any category runs, or if a click suppresses detection (rule 4 of docs/domain.md).
 * `crm-detection.ts` applies the rule. The popup only names the category, so it does not load that
 * file.
 */
export const nextCategoryOf = ({ timeline, memory, settings }: State): string | undefined => {
  const { place, quiet, away, call } = memory
  const isWaiting = settings.autoStart && !quiet && !away && !call && !openOf(timeline)
  return isWaiting ? place.site?.category : undefined
}
