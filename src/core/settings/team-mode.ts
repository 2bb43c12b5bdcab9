/**
 * Whether a team is in group mode, as a member's browser knows it (docs/domain.md, *Who sees what*).
 */

export interface TeamMode {
  /**
   * `group`: only figures of groups are given. `named`: the figures of each person are given by name.
   */
  mode: 'named' | 'group'
  /**
   * An administrator has asked to end group mode. Another administrator may confirm that until this
   * instant, epoch milliseconds.
   */
  asked?: { until: number }
  /** Group mode will end: figures of days from this date on are given by name. */
  namedFrom?: string
}

/** What a member must be informed about: group mode will end on a day, or it has ended. */
export type ModeNews = { is: 'ending'; from: string } | { is: 'named' }

/**
 * The news for a member after an answer of the endpoint. News that the member has not seen yet stays
 * until it is outdated.
 */
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
