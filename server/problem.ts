/** How a request as a whole is refused: problem details (RFC 9457). */
import type { Context } from 'hono'
import { PROBLEMS, type Problem, type ProblemName, problemType } from '../src/sync/contract.ts'
import { isOutage } from './outage.ts'

const TITLES: Record<ProblemName, string> = {
  'bad-request': 'The request does not fit the contract',
  unauthorized: 'This needs a valid token',
  forbidden: 'Your role does not allow this',
  'not-shared': 'The team does not share its middle',
  'bad-code': 'The code is wrong, used or too old',
  'not-found': 'There is nothing at this address',
  'method-not-allowed': 'This address does not take this method',
  'scheme-changed-meanwhile': 'Somebody changed the scheme meanwhile',
  'scheme-change-too-early': 'The scheme changed too lately to change again',
  'readiness-unanswered': 'The readiness questions are not answered',
  'too-large': 'The body is too large',
  'unsupported-media-type': 'The body is not JSON, plain or in gzip',
  'too-many-tries': 'Too many wrong codes',
  'too-many-requests': 'Too many requests',
  'internal-error': 'Something went wrong here',
  unavailable: 'The endpoint is busy',
}

/** Ends a request; thrown anywhere below a route. */
export class Refusal extends Error {
  readonly problem: ProblemName
  readonly headers: Record<string, string>
  readonly more: Pick<Problem, 'allowedFrom'>
  constructor(
    problem: ProblemName,
    detail = '',
    headers: Record<string, string> = {},
    more: Pick<Problem, 'allowedFrom'> = {},
  ) {
    super(detail)
    this.problem = problem
    this.headers = headers
    this.more = more
  }
}

export const problemAnswer = (c: Context, refusal: Refusal) => {
  const status = PROBLEMS[refusal.problem]
  const problem: Problem = {
    type: problemType(refusal.problem),
    title: TITLES[refusal.problem],
    status,
    ...(refusal.message && { detail: refusal.message }),
    ...refusal.more,
    requestId: c.get('requestId'),
  }
  return c.json(problem, status, {
    'Content-Type': 'application/problem+json',
    ...refusal.headers,
  })
}

/** What the client is told of an error: nothing of its insides, unless it is a refusal. */
export const refusalFor = (error: unknown) => {
  if (error instanceof Refusal) return error
  return isOutage(error)
    ? new Refusal('unavailable', '', { 'Retry-After': '5' })
    : new Refusal('internal-error')
}
