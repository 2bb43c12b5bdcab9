import type { SchemeEdit } from '../../../core/scheme/edits.ts'
import type { Readiness, SchemeRefusal } from '../ports.ts'

export type Edit = (edit: SchemeEdit) => Promise<void>

/** The actions of a person who may change the scheme. */
export interface SchemeActs {
  edit: Edit
  unedit: (what: 'last' | 'all') => void
  putInForce: (readiness: Readiness | undefined) => void
  takeBack: () => void
  busy: boolean
  /** Cancels the request to the endpoint. Undefined if no request is under way. */
  cancel: (() => void) | undefined
  refusal: SchemeRefusal | undefined
  /**
   * Whether the team still has to answer the two readiness questions (`Readiness` in
   * src/sync/contract/team.ts).
   */
  asksReadiness: boolean
}
