import type { Gap } from '../../core/day-rows.ts'

/** The one form that is open, and what it is about. */
export type OpenForm =
  | { form: 'edit' | 'split' | 'explain'; id: string }
  | { form: 'add'; gap?: Gap }
  | undefined

/** Puts the focus on what opened a form, once it is closed and drawn. */
export const focusAfter = (css: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(css)?.focus())
