import { type Context, isSameContext, type Stretch } from '../time/segment.ts'
import { openOf } from '../time/timeline.ts'
import { isOnCall, type State } from './state.ts'
import type { Rule, Step } from './steps.ts'

/**
 * Rule 7 of docs/domain.md: a call during which the CRM is open remains a call. The segment of the
 * call stores which CRM record was open (usually the client's card), and how long the CRM was open.
 */
export const crmDuringCall: Rule = {
  at(state) {
    const { timeline, memory, settings } = state
    const { place, away } = memory
    const open = openOf(timeline)
    const seen = place.site?.context
    if (away || !open || !isOnCall(state) || !seen) return undefined
    if (open.beside?.since !== undefined && !isMoreSpecific(seen, open.context)) return undefined
    return Math.max(place.siteSince ?? place.since, open.startedAt) + settings.enterAfter
  },
  settle({ timeline, memory: { place } }) {
    const open = openOf(timeline)
    const seen = place.site?.context
    if (!open || !seen) return []
    const { ms = 0, since = Math.max(place.since, open.startedAt) } = open.beside ?? {}
    const context = open.context && !isMoreSpecific(seen, open.context) ? open.context : seen
    return [{ do: 'amend', stretch: { context, beside: { ms, since } } }]
  },
}

/**
 * Whether the CRM page in front replaces the page that is stored with the call. A page without a
 * record (such as a list) does not replace a page with a record (such as a client's card).
 */
const isMoreSpecific = (seen: Context, known: Context | undefined) =>
  !isSameContext(seen, known) && (seen.record !== undefined || known?.record === undefined)

/**
 * Applied when the CRM was closed or left at the instant `at`: adds the time since the CRM was
 * opened to the total that the segment of the call stores.
 */
export function leaveCrmDuringCall({ timeline }: State, at: number): Step[] {
  const { ms = 0, since } = openOf(timeline)?.beside ?? {}
  if (since === undefined) return []
  return [{ do: 'amend', stretch: { beside: { ms: ms + Math.max(0, at - since) } } }]
}

/**
 * Milliseconds that the CRM was open during this call or meeting. If the call still runs, the time
 * is counted up to `now`.
 */
export function crmOpenMs({ beside, startedAt, endedAt }: Stretch, now: number): number {
  const end = endedAt ?? now
  const { ms = 0, since = end } = beside ?? {}
  return Math.min(ms + Math.max(0, end - since), end - startedAt)
}
