import type { Settings } from '../../core/settings/settings.ts'
import type { SectionId } from './section-titles.ts'

/**
 * The settings that are a switch and nothing else, by the section that shows them. The page shows
 * each of these lists, and the search finds each switch.
 */
export const TOGGLES = {
  crm: ['autoStart', 'keepRecords'],
  sent: ['sendNotes', 'sendRecords', 'sendUnexplained'],
} as const satisfies Partial<Record<SectionId, readonly (keyof Settings)[]>>

export type Toggle = (typeof TOGGLES)[keyof typeof TOGGLES][number]
