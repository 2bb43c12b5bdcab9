import type { ProblemName } from '../src/sync/contract.ts'

/**
 * An error with a message for an administrator, who can solve the problem. The command line prints
 * the message; an answer of the API contains the message in the field `detail` of the problem
 * document.
 */
export class OperatorError extends Error {
  readonly problem: ProblemName
  constructor(message: string, problem: ProblemName = 'bad-request') {
    super(message)
    this.problem = problem
  }
}
