/**
 * Whether a team is in group mode, as a member's browser knows it (docs/domain.md, *Who sees what*).
 */

export interface TeamMode {
  /**
   * `group`: managers get only figures of groups of people. `named`: managers get the figures of
   * each person by name.
   */
  mode: 'named' | 'group'
  /**
   * An administrator has asked to end group mode. Another administrator may confirm this until the
   * instant `until`, epoch milliseconds.
   */
  asked?: { until: number }
  /** Group mode will end: from this date on, managers get the figures of each person by name. */
  namedFrom?: string
}

/** What a member must be informed about: group mode will end on a day, or it has ended. */
export type ModeNews = { is: 'ending'; from: string } | { is: 'named' }

/**
 * The news to show a member after an answer of the endpoint. News that the member has not seen yet
 * is kept until it no longer applies.
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
