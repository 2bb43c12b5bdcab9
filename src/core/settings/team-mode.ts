/** Group mode, as a member's browser knows it (docs/domain.md, *Who sees what*). */

export interface TeamMode {
  /** `group`: figures of groups only; `named`: of each person by name. */
  mode: 'named' | 'group'
  /** An administrator asked to end group mode: another may confirm it until then. */
  asked?: { until: number }
  /** It ends: days from this one on are given by name. */
  namedFrom?: string
}

/** What a member has to be told: group mode will end on a day, or it has ended. */
export type ModeNews = { is: 'ending'; from: string } | { is: 'named' }

/** The news after an answer of the endpoint; news that was not seen stays until it is outdated. */
export const modeNews = (
  before: TeamMode | undefined,
  now: TeamMode,
  unseen: ModeNews | undefined,
): ModeNews | undefined => {
  if (now.mode === 'named')
    return before?.mode === 'group' || unseen?.is === 'named' ? { is: 'named' } : undefined
  const from = now.namedFrom
  if (from === undefined) return undefined
  const isKnown = before?.namedFrom === from && unseen === undefined
  return isKnown ? undefined : { is: 'ending', from }
}
