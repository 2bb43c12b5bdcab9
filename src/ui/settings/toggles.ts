import type { Settings } from '../../core/settings/settings.ts'
import type { SectionId } from './section-titles.ts'

/**
 * Settings that are only a switch, by the section of the page that shows them. The page and the
 * search both use these lists.
 */
export const TOGGLES = {
  crm: ['autoStart', 'keepRecords'],
  sent: ['sendNotes', 'sendRecords', 'sendUnexplained'],
} as const satisfies Partial<Record<SectionId, readonly (keyof Settings)[]>>

export type Toggle = (typeof TOGGLES)[keyof typeof TOGGLES][number]
