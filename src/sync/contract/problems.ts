/** The reasons ("problems") for which the endpoint refuses a request. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'

/** All reasons for which a whole request is refused, with the HTTP status of each. */
export const PROBLEMS = {
  'bad-request': 400,
  'bad-code': 403,
  unauthorized: 401,
  forbidden: 403,
  'not-shared': 403,
  'wrong-origin': 403,
  'group-mode': 403,
  'second-administrator': 409,
  'not-found': 404,
  'method-not-allowed': 405,
  'scheme-changed-meanwhile': 409,
  'scheme-change-too-early': 409,
  'readiness-unanswered': 409,
  'name-taken': 409,
  'email-taken': 409,
  'team-not-empty': 409,
  'has-left': 409,
  'own-entry': 409,
  'set-up-done': 409,
  'rows-refused': 422,
  'begin-again': 409,
  'too-slow': 408,
  'too-large': 413,
  'unsupported-media-type': 415,
  'headers-too-large': 431,
  'too-many-tries': 429,
  'too-many-requests': 429,
  'internal-error': 500,
  unavailable: 503,
} as const
export type ProblemName = keyof typeof PROBLEMS

// A tag URI (RFC 4151). RFC 9457, 3.1.1, recommends such a URI for a problem type that has no web
// page.
const TAG = 'tag:stint.example,2026:'
export const problemType = (name: ProblemName) => `${TAG}${name}`

/** Problem details (RFC 9457), `application/problem+json`. */
export const Problem = z.object({
  type: z.enum(Object.keys(PROBLEMS).map((name) => `${TAG}${name}`)),
  title: z.string(),
  status: z.int(),
  detail: z.exactOptional(z.string()),
  /** Present with `scheme-change-too-early`: the first day on which a change is allowed. */
  allowedFrom: z.exactOptional(DayDate),
  /** Present with `rows-refused`: the wrong rows of a CSV, and why they are wrong. */
  rows: z.exactOptional(
    z.array(
      z.object({
        line: z.int(),
        why: z.string(),
        /**
         * For a CSV of people. `fault`: an item of `ROW_FAULTS_OF_PEOPLE`. `about`: the wrong name
         * or number.
         */
        fault: z.exactOptional(z.string()),
        about: z.exactOptional(z.string()),
      }),
    ),
  ),
  /**
   * The id of the request. With it, an administrator finds the request in the log. The header
   * `X-Request-Id` has the same id.
   */
  requestId: z.string(),
})
export type Problem = z.infer<typeof Problem>
