import type { SchemeContent, SchemeVersion } from '../../../core/scheme/versions.ts'
import type { Readiness, Scheme } from '../../../sync/contract.ts'
import type { SchemeRefusal } from '../../settings/ports.ts'

export interface TeamScheme {
  /** The stored versions, the oldest first. */
  versions: readonly SchemeVersion[]
  /** The answers to the readiness questions. */
  answered: Scheme['readiness']
}

/** Requests about a team's categories. */
export interface SchemePorts {
  read: (team: string) => Promise<TeamScheme>
  /**
   * Changes the scheme of a team.
   * @param after the version that the change was made from
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
