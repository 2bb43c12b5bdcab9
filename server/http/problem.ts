/**
 * Problem details (RFC 9457) are answers that refuse a whole request. (If only some rows of a batch
 * are refused, the answer contains a result for each row.)
 */
import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { PROBLEMS, type Problem, type ProblemName, problemType } from '../../src/sync/contract.ts'
import { isOutage } from '../db/outage.ts'
import { OperatorError } from '../operator-error.ts'
import { BadRows } from '../people/import-table.ts'

const TITLES: Record<ProblemName, string> = {
  'bad-request': 'The request does not fit the contract',
  unauthorized: 'This needs a valid token',
  forbidden: 'Your role does not allow this',
  'not-shared': 'The team does not share its middle',
  'group-mode': 'This team gives figures of groups only, and of nobody by name',
  'second-administrator': 'A second administrator has to confirm this',
  'bad-code': 'The code is wrong, used or too old',
  'wrong-origin': "The request comes from another site than the endpoint's address",
  'not-found': 'There is nothing at this address',
  'method-not-allowed': 'This address does not take this method',
  'scheme-changed-meanwhile': 'Somebody changed the scheme meanwhile',
  'scheme-change-too-early': 'The scheme changed too lately to change again',
  'readiness-unanswered': 'The readiness questions are not answered',
  'name-taken': 'There is one of that name',
  'email-taken': 'Somebody else has that e-mail address',
  'team-not-empty': 'The team is not empty',
  'has-left': 'This person has left',
  'own-entry': 'That would be a change of your own entry',
  'set-up-done': 'The endpoint is set up already',
  'rows-refused': 'Nothing was done, because some rows are wrong',
  'begin-again': 'This sign-in was used, is too old, or was begun in another browser',
  'too-slow': 'The request did not arrive in time',
  'too-large': 'The body is too large',
  'headers-too-large': 'The headers are too large',
  'unsupported-media-type': 'The body is not JSON, plain or in gzip',
  'too-many-tries': 'Too many wrong codes',
  'too-many-requests': 'Too many requests',
  'internal-error': 'Something went wrong here',
  unavailable: 'The endpoint is busy',
}

/** An error that ends the request with problem details, wherever a route throws it. */
export class ProblemError extends Error {
  readonly problem: ProblemName
  readonly headers: Record<string, string>
  readonly more: Pick<Problem, 'allowedFrom' | 'rows'>
  constructor(
    problem: ProblemName,
    detail = '',
    headers: Record<string, string> = {},
    more: Pick<Problem, 'allowedFrom' | 'rows'> = {},
  ) {
    super(detail)
    this.problem = problem
    this.headers = headers
    this.more = more
  }
}

const PROBLEM_JSON = 'application/problem+json'

const detailsOf = (refusal: ProblemError, requestId: string): Problem => ({
  type: problemType(refusal.problem),
  title: TITLES[refusal.problem],
  status: PROBLEMS[refusal.problem],
  ...(refusal.message && { detail: refusal.message }),
  ...refusal.more,
  requestId,
})

export const problemAnswer = (c: Context, refusal: ProblemError) =>
  c.json(detailsOf(refusal, c.get('requestId')), PROBLEMS[refusal.problem], {
    'Content-Type': PROBLEM_JSON,
    ...refusal.headers,
  })

/**
 * Returns status, headers and body of a refusal that the app cannot send: the received bytes are
 * not a valid HTTP request.
 */
export const problemParts = (refusal: ProblemError) => {
  const requestId = randomUUID()
  return {
    status: PROBLEMS[refusal.problem],
    headers: {
      'Content-Type': PROBLEM_JSON,
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
      'X-Content-Type-Options': 'nosniff',
      ...refusal.headers,
    },
    body: JSON.stringify(detailsOf(refusal, requestId)),
  }
}

/**
 * Returns the problem document that a client gets for an error. The document contains details of
 * the error only for a ProblemError and for an OperatorError, because only their messages are meant
 * for clients.
 */
export const problemFrom = (error: unknown) => {
  if (error instanceof ProblemError) return error
  if (error instanceof BadRows)
    return new ProblemError(error.problem, '', {}, { rows: [...error.rows] })
  if (error instanceof OperatorError) return new ProblemError(error.problem, error.message)
  return isOutage(error)
    ? new ProblemError('unavailable', '', { 'Retry-After': '5' })
    : new ProblemError('internal-error')
}
