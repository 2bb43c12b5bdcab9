/** Answers that do not come from the endpoint, but from a proxy or a login page on the way to it. */
import fc from 'fast-check'
import { PROBLEMS, type ProblemName, problemType } from '../../src/sync/contract.ts'

/** Returns an answer that refuses a request, in the form that the endpoint uses. */
export const problemAnswer = (name: ProblemName, headers: Record<string, string> = {}) =>
  Response.json(
    { type: problemType(name), title: name, status: PROBLEMS[name], requestId: 'r' },
    {
      status: PROBLEMS[name],
      headers: { ...headers, 'content-type': 'application/problem+json' },
    },
  )

const PAGE = '<!doctype html><title>Log in</title>'

/** Status, content type and body of an answer that does not come from the endpoint. */
export interface Foreign {
  status: number
  type: string | undefined
  body: string
}

const STATUSES = [
  200, 201, 202, 203, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405,
  406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 418, 421, 422, 425, 426, 428, 429, 431, 451,
  500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523, 524, 525, 526, 530, 599,
]
const TYPES = [
  undefined,
  '',
  'text/html',
  'text/html; charset=utf-8',
  'application/xhtml+xml',
  'text/plain',
  'application/json',
  'application/problem+json',
  'application/octet-stream',
]
const foreignProblem = (type: unknown, status: number) =>
  JSON.stringify({ type, title: 'Unauthorized', status, detail: 'x', requestId: 'r' })
const BODIES = [
  '',
  ' ',
  PAGE,
  'null',
  '[]',
  '{}',
  '0',
  '"ok"',
  '{"ok":true}',
  '{"error":"unauthorized"}',
  'upstream connect error',
  '{"results":',
  '{"type":"about:blank","status":401}',
  '\u0000\u0001',
  foreignProblem('about:blank', 401),
  foreignProblem('https://company.example/problems/unauthorized', 401),
  foreignProblem('unauthorized', 401),
  foreignProblem('tag:stint.example,2026:no-such', 403),
  foreignProblem('tag:stint.example,2025:unauthorized', 401),
  // The following two answers have a `type` of Stint's contract, but not the form of a problem
  // document (RFC 9457).
  JSON.stringify({ type: problemType('unauthorized') }),
  JSON.stringify([{ type: problemType('too-large') }]),
]

export const randomForeign = (): fc.Arbitrary<Foreign> =>
  fc.record({
    status: fc.oneof(fc.constantFrom(...STATUSES), fc.integer({ min: 200, max: 599 })),
    type: fc.constantFrom(...TYPES),
    body: fc.oneof(fc.constantFrom(...BODIES), fc.string(), fc.json()),
  })

const EMPTY = [204, 205, 304]

export const responseOf = ({ status, type, body }: Foreign) => {
  const headers = {
    ...(type !== undefined && { 'content-type': type }),
    ...(status >= 300 && status < 400 && { location: 'http://127.0.0.1:1/login' }),
  }
  return new Response(EMPTY.includes(status) ? null : body, { status, headers })
}
