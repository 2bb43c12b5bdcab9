/** Tabs that play sound, for tests of calls that Stint detects by sound (rule 10 of docs/domain.md). */
import type { HeardTab } from '../../src/core/attribution/sounds.ts'
import type { Observation } from '../../src/core/attribution/state.ts'

export const meet: HeardTab = { tab: 1, category: 'client-meeting', audible: true }

export const silent = (tab: HeardTab): HeardTab => ({ ...tab, audible: false })
export const withSounds = (seen: Observation, ...sounds: HeardTab[]): Observation => ({
  ...seen,
  sounds,
})
