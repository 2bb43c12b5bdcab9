import { handBack } from './away.ts'
import { arrive, catchUp } from './decide.ts'
import { inTurn, type Memory, type State, type Step } from './memory.ts'
import { categoryOf, DOCUMENTATION } from './scheme.ts'
import { openOf } from './timeline.ts'

/** A click wins (rule 4): the category picked by hand takes effect at once. */
export const pick = (state: State, category: string, now: number): Step[] =>
  byHand(state, now, (s) => {
    const { memory } = s
    const open = openOf(s.timeline)
    const context = category === DOCUMENTATION ? memory.place.crm : undefined
    const what = { category, source: 'hand', ...(context && { context }) } as const
    const goesOn = open?.category === category && open.source === 'hand'
    return [
      ...(goesOn ? [] : [{ do: 'start', at: now, what } as const]),
      { do: 'remember', memory: { ...quieted(s, now), picks: remembered(memory.picks, category) } },
    ]
  })

const remembered = (picks: readonly string[], category: string) =>
  [category, ...picks.filter((c) => c !== category)].slice(0, 2)

/** Stop. Ending an off-computer category quiets nothing: after a call come the notes. */
export const stop = (state: State, now: number): Step[] =>
  byHand(state, now, (s) => {
    const open = openOf(s.timeline)
    if (!open) return []
    const end = { do: 'end', at: now } as const
    if (!categoryOf(open.category)?.offComputer)
      return [end, { do: 'remember', memory: quieted(s, now) }]
    const { crm } = s.memory.place
    const place = crm ? { crm, since: now, contextSince: now } : s.memory.place
    return [end, { do: 'remember', memory: { over: undefined, quiet: false, place } }]
  })

/** The last different category picked; undefined where there is none. */
export const backCategory = ({ timeline, memory }: State): string | undefined =>
  memory.picks.find((c) => c !== openOf(timeline)?.category)

/** What every command begins with: what was slept through, the return, a leave still pending. */
export function byHand(state: State, now: number, command: (state: State) => Step[]): Step[] {
  return inTurn(state, [
    (s) => catchUp(s, now),
    (s) => arrive(s, now),
    (s) => handBack(s),
    command,
    () => [{ do: 'remember', memory: { lastSeen: now, here: now } }],
  ])
}

/** Made in the CRM or just after it, a click keeps detection quiet; made elsewhere it does not. */
export function quieted(
  { memory, settings }: State,
  now: number,
): { over: undefined; quiet: Memory['quiet'] } {
  const { place, quiet } = memory
  const inCrm = place.crm !== undefined || now - place.since < settings.leaveAfter
  return { over: undefined, quiet: quiet || inCrm }
}
