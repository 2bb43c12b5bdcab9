import type { SchemeContent, SchemeVersion } from '../../../core/scheme/versions.ts'
import type { Readiness, Scheme } from '../../../sync/contract.ts'
import type { SchemeRefusal } from '../../settings/ports.ts'

export interface TeamScheme {
  /** The stored versions of the scheme, from the oldest to the newest. */
  versions: readonly SchemeVersion[]
  /**
   * The answers to the readiness questions, which are about the team's CRM and its key indicators.
   */
  answered: Scheme['readiness']
}

/** Requests about a team's categories. */
export interface SchemePorts {
  read: (team: string) => Promise<TeamScheme>
  /**
   * Changes the scheme of a team. Resolves with the reason if the endpoint refuses the change.
   * @param after the number of the version from which the change was made
   */
  change: (
    team: string,
    after: number,
    scheme: SchemeContent,
    readiness: Readiness | undefined,
  ) => Promise<SchemeRefusal | undefined>
  /** Answers the readiness questions without changing the scheme. */
  answer: (team: string, answers: Readiness) => Promise<unknown>
}
