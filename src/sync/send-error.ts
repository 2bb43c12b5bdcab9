import type { Failure } from '../core/day/send-schedule.ts'
import { type Problem, type ProblemName, problemType } from './contract/problems.ts'

interface ErrorDetails {
  cause?: unknown
  wait?: number | undefined
  problem?: Problem | undefined
}

/** A request that failed. `failure` determines which message the person gets. */
export class SendError extends Error {
  readonly failure: Failure | 'too-large' | 'not-found'
  /** Milliseconds after which to try again. Undefined if the answer did not contain such a time. */
  readonly wait: number | undefined
  /**
   * The problem document of the endpoint. Undefined if a server between browser and endpoint
   * refused the request.
   */
  readonly problem: Problem | undefined
  constructor(failure: SendError['failure'], { cause, wait, problem }: ErrorDetails = {}) {
    super(`Sending failed: ${failure}`, { cause })
    this.failure = failure
    this.wait = wait
    this.problem = problem
  }

  /**
   * Whether a request with a body got an answer that the browser hides, although the endpoint can
   * be reached (`hiddenFailure` in request.ts). If the body contains rows, they can be sent again
   * in smaller batches.
   */
  get isHiddenRefusal(): boolean {
    return this.failure === 'too-large' && this.cause !== undefined
  }

  is(problem: ProblemName) {
    return this.problem?.type === problemType(problem)
  }
}

export const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

export const networkError = (cause: unknown) => {
  // Only the value `false` is reliable. If the value is `true`, there may be a network without a
  // connection to the internet.
  if (globalThis.navigator?.onLine === false) return new SendError('offline', { cause })
  return new SendError(isTimeout(cause) ? 'slow' : 'network', { cause })
}

/**
 * The failure for each problem of the contract. A problem that is not in this list becomes the
 * failure `other`.
 */
const FAILURES: Partial<Record<ProblemName, SendError['failure']>> = {
  unauthorized: 'token',
  // The token is valid, but the caller may not make this request.
  forbidden: 'token',
  'not-shared': 'token',
  'not-found': 'not-found',
  'too-large': 'too-large',
  'too-many-tries': 'busy',
  'too-many-requests': 'busy',
  unavailable: 'busy',
  'internal-error': 'server',
}

export const failureOf = ({ type }: Problem) =>
  Object.entries(FAILURES).find(([name]) => problemType(name as ProblemName) === type)?.[1]
