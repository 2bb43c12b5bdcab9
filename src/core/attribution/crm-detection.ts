import { type Categories, categoryOf, DOCUMENTATION } from '../scheme/categories.ts'
import { isSameContext, type Stretch } from '../time/segment.ts'
import { activityOf, openOf } from '../time/timeline.ts'
import { handBack } from './away.ts'
import type { Site, State } from './state.ts'
import type { Rule } from './steps.ts'

/**
 * Rules 2–4 of docs/domain.md: the person enters a site, opens another CRM record, or leaves the
 * site; or a click no longer suppresses CRM detection. Each of these takes effect once the new
 * state has lasted for `enterAfter` or `leaveAfter`.
 */
export const crmDetection: Rule = { at: detectionDueAt, settle: settleDetection }

function detectionDueAt({ timeline, memory, settings, categories }: State): number | undefined {
  const { place, over, quiet, away, call } = memory
  if (away || call) return undefined
  const { site, since, siteSince = since } = place
  if (!site) return over || quiet ? since + settings.leaveAfter : undefined
  const open = openOf(timeline)
  if (over) return doesGiveWay(open, site, categories) ? siteSince + settings.enterAfter : undefined
  const yields = open ? doesYield(open, site, categories) : settings.autoStart
  return yields && !quiet ? since + settings.enterAfter : undefined
}

const doesYield = ({ category }: Stretch, site: Site, categories: Categories) =>
  category !== site.category && categoryOf(category, categories)?.yields

/**
 * Whether the running automatic category ends when the person opens this site. If the site starts
 * the same category, the running one ends only if the person opened another CRM record, such as
 * another deal. If the site starts another category, the running one ends only if it is
 * Documentation, or a category that ends when a CRM is opened (`yields`).
 */
function doesGiveWay(open: Stretch | undefined, site: Site, categories: Categories) {
  if (!open || open.category === site.category) return !isSameContext(open?.context, site.context)
  return open.category === DOCUMENTATION || categoryOf(open.category, categories)?.yields
}

function settleDetection(state: State) {
  const { memory, timeline } = state
  const { site, since, siteSince = since } = memory.place
  if (!site) return [...handBack(state), { do: 'remember', memory: { quiet: false } } as const]
  const what = { ...site, source: 'auto' } as const
  if (memory.over) return [{ do: 'start', at: siteSince, what } as const]
  const open = openOf(timeline)
  return [
    { do: 'start', at: since, what } as const,
    { do: 'remember', memory: { over: open ? { what: activityOf(open) } : {} } } as const,
  ]
}
