import type { Gap } from '../../core/day/rows.ts'

/** The one form that is open, and what it is about. */
export type OpenForm =
  | { form: 'edit' | 'split' | 'explain'; id: string }
  | { form: 'add'; gap?: Gap }
  | undefined
