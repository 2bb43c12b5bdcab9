import type { SchemeEdit } from '../../../core/scheme/edits.ts'
import type { Readiness, SchemeRefusal } from '../ports.ts'

export type Edit = (edit: SchemeEdit) => Promise<void>

/** What a person can do who may change the scheme. */
export interface SchemeActs {
  edit: Edit
  unedit: (what: 'last' | 'all') => void
  putInForce: (readiness: Readiness | undefined) => void
  takeBack: () => void
  busy: boolean
  /** Cancels the request; undefined if none runs. */
  cancel: (() => void) | undefined
  refusal: SchemeRefusal | undefined
  /** The readiness questions are still to be answered. */
  asksReadiness: boolean
}
