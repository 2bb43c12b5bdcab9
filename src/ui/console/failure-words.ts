import { ownProperty } from '../../core/own-property.ts'
import { consoleWords } from '../words/console.ts'

export interface RefusedRow {
  line: number
  why: string
  fault?: string
  about?: string
}

/** The sentences that describe problems. The key is the name of the problem. */
export type ProblemWords = Readonly<Record<string, string>>

interface Refusal {
  failure?: string
  problem?: { type?: string; rows?: readonly RefusedRow[] }
}

/**
 * The last part of the problem type in the endpoint's refusal, such as `unauthorized`; '' if the
 * endpoint did not refuse the request.
 */
const problemOf = (error: unknown) => (error as Refusal).problem?.type?.split(':').at(-1) ?? ''

export const isSignedOut = (error: unknown) => problemOf(error) === 'unauthorized'

/** The rows of a CSV file that the endpoint refused. */
export const refusedRows = (error: unknown) => (error as Refusal).problem?.rows ?? []

/**
 * A sentence that says what failed and what to do. `more` contains sentences for the problems that
 * only one page can have.
 */
export const failureWords = (error: unknown, more: ProblemWords = {}): string => {
  const { problems, failures } = consoleWords
  const { failure = '' } = error as Refusal
  const problem = problemOf(error)
  return (
    ownProperty(more, problem) ??
    ownProperty(problems, problem) ??
    ownProperty(failures, failure) ??
    failures.other
  )
}
