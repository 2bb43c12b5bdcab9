import type { Memory, State } from '../../core/attribution/state.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { StoredSegment } from '../database.ts'
import { ownZone } from '../own-zone.ts'
import { stretchOf } from './stretch.ts'

/** The state that the rules of attribution read, made from stored rows. */
export const stateOf = (
  tail: readonly StoredSegment[],
  memory: Memory,
  settings: Settings,
  categories: Categories,
): State => ({ timeline: tail.map(stretchOf), memory, settings, categories, zone: ownZone() })
