import * as z from 'zod/mini'
import type { Failure } from '../core/day/send-schedule.ts'
import type { Connection } from '../store/database.ts'
import {
  ANSWER_BYTES,
  ANSWER_TIME,
  BETWEEN_WAIT,
  LONGEST_WAIT,
  PROBLEM_BYTES,
} from './contract/limits.ts'
import { Problem, type ProblemName, problemType } from './contract/problems.ts'

interface ErrorDetails {
  cause?: unknown
  wait?: number | undefined
  problem?: Problem | undefined
}

/** A request that did not bring what it should; `failure` is told to the person. */
export class SendError extends Error {
  readonly failure: Failure | 'too-large' | 'not-found'
  /** When to come back, milliseconds from now, where that was said. */
  readonly wait: number | undefined
  /** The endpoint's own refusal; undefined where it was not the endpoint that refused. */
  readonly problem: Problem | undefined
  constructor(failure: SendError['failure'], { cause, wait, problem }: ErrorDetails = {}) {
    super(`Sending failed: ${failure}`, { cause })
    this.failure = failure
    this.wait = wait
    this.problem = problem
  }

  is(problem: ProblemName) {
    return this.problem?.type === problemType(problem)
  }
}

/** Smaller bodies would not become smaller. */
const WORTH_PACKING = 1024

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

const networkError = (cause: unknown) => {
  // Only `false` says something: `true` may mean a network that leads nowhere.
  if (globalThis.navigator?.onLine === false) return new SendError('offline', { cause })
  return new SendError(isTimeout(cause) ? 'slow' : 'network', { cause })
}

/** What each refusal means for sending; the others say nothing that waiting would change. */
const FAILURES: Partial<Record<ProblemName, SendError['failure']>> = {
  unauthorized: 'token',
  // The token is good, but not for this.
  forbidden: 'token',
  'not-shared': 'token',
  'not-found': 'not-found',
  'too-large': 'too-large',
  'too-many-tries': 'busy',
  'too-many-requests': 'busy',
  unavailable: 'busy',
  'internal-error': 'server',
}

const failureOf = ({ type }: Problem) =>
  Object.entries(FAILURES).find(([name]) => problemType(name as ProblemName) === type)?.[1]

/** `Retry-After` in seconds or as a date; no longer than `most`, whatever it says. */
const waitOf = (response: Response, most: number) => {
  const said = response.headers.get('retry-after')
  if (!said) return undefined
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now()
  return wait > 0 ? Math.min(wait, most) : undefined
}

const gzipped = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

/** A body as JSON, in gzip where that pays. */
async function bodyOf(
  value: unknown,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (text.length < WORTH_PACKING) return { body: text, headers }
  return { body: await gzipped(text), headers: { ...headers, 'content-encoding': 'gzip' } }
}

/** How far this clock is ahead of the one that answered, milliseconds; to the second. */
const clockOffOf = (response: Response, asked: number) => {
  const theirs = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(theirs) ? undefined : Math.round((asked + Date.now()) / 2 - theirs)
}

const hasContentType = (response: Response, type: RegExp) =>
  type.test(response.headers.get('content-type') ?? '')

/** The answer's text; what is larger is read no further. */
async function textOf(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength
      if (bytes > most) throw new SendError('answer')
      text += decoder.decode(chunk, { stream: true })
    }
  } catch (cause) {
    if (cause instanceof SendError) throw cause
    throw new SendError(isTimeout(cause) ? 'slow' : 'cut', { cause })
  }
  return text + decoder.decode()
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The endpoint's own refusal. A status alone may be anybody's: a proxy's, a firewall's, a portal's. */
async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!hasContentType(response, /^application\/problem\+json\b/i)) return undefined
  const text = await textOf(response, PROBLEM_BYTES).catch(() => '')
  return z.safeParse(Problem, jsonIn(text)).data
}

/** Statuses of what wants a login first (RFC 9110, 15.5; RFC 6585, 6). */
const LOGIN = [401, 403, 407, 511]

/** Something in between answered: a page of a network, a proxy, a gateway. */
async function intermediaryError(response: Response): Promise<SendError> {
  const { status, type } = response
  // A redirect that is not followed shows no status in a browser.
  const redirects = type === 'opaqueredirect' || (status >= 300 && status < 400)
  const isPage = redirects || (response.ok && hasContentType(response, /html/i))
  await response.body?.cancel().catch(() => undefined)
  const wait = waitOf(response, BETWEEN_WAIT)
  if (status === 413) return new SendError('too-large', { wait })
  return new SendError(isPage || LOGIN.includes(status) ? 'portal' : 'between', { wait })
}

async function refusalFrom(response: Response): Promise<SendError> {
  const problem = await problemIn(response)
  if (!problem) return intermediaryError(response)
  const wait = waitOf(response, LONGEST_WAIT)
  return new SendError(failureOf(problem) ?? 'other', { wait, problem })
}

function parseAnswer<T extends z.ZodMiniType>(text: string, schema: T): z.infer<T> {
  const value = jsonIn(text)
  if (value === undefined) throw new SendError(/^\s*</.test(text) ? 'portal' : 'between')
  const { success, data, error } = z.safeParse(schema, value)
  if (!success) throw new SendError('answer', { cause: error })
  return data
}

interface RequestOptions {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Of what is known already: the answer is then 304, without a body. */
  tag?: string | undefined
  /** Bytes of the answer, unpacked. */
  most?: number
}

interface LineOptions {
  /** Ends whatever is under way. */
  signal?: AbortSignal | undefined
}

/**
 * A connection in use: each answer is checked against the contract. `token` is absent while there is
 * none yet.
 * @throws SendError, or the signal's reason, once it is aborted
 */
export function lineTo(
  { url, token }: Pick<Connection, 'url'> & Partial<Connection>,
  { signal }: LineOptions = {},
) {
  let clockOff: number | undefined

  /** Carries nothing but what it is given, follows nobody elsewhere, and ends in time. */
  async function ask(
    path: string,
    { method = 'GET', body, tag }: RequestOptions,
  ): Promise<Response> {
    const sent = body === undefined ? { headers: {} } : await bodyOf(body)
    const ends = AbortSignal.timeout(ANSWER_TIME)
    // The base may have a path of its own.
    return fetch(`${url}${path}`, {
      ...sent,
      method,
      headers: {
        ...sent.headers,
        ...(tag && { 'if-none-match': tag }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([ends, signal]) : ends,
    }).catch((cause: unknown) => {
      throw networkError(cause)
    })
  }

  /** What `read` makes of an answer that is not a refusal. */
  async function answer<T>(
    path: string,
    asked: RequestOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const at = Date.now()
    try {
      const response = await ask(path, asked)
      const isKnown = asked.tag !== undefined && response.status === 304
      const refusal = response.ok || isKnown ? undefined : await refusalFrom(response)
      const found = refusal ? undefined : await read(response)
      // Only of the endpoint itself: something in between has a clock of its own.
      if (!refusal || refusal.problem) clockOff = clockOffOf(response, at) ?? clockOff
      if (refusal) throw refusal
      return found as T
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  }

  async function contentOf<T extends z.ZodMiniType>(
    response: Response,
    schema: T,
    { most = ANSWER_BYTES }: RequestOptions,
  ): Promise<z.infer<T>> {
    if (hasContentType(response, /html|problem\+json/i)) throw await refusalFrom(response)
    return parseAnswer(await textOf(response, most), schema)
  }

  return {
    request: <T extends z.ZodMiniType>(path: string, schema: T, asked: RequestOptions = {}) =>
      answer(path, asked, (response) => contentOf(response, schema, asked)),
    /** The same with its tag; undefined where it is the one that is known. */
    requestTagged: <T extends z.ZodMiniType>(path: string, schema: T, asked: RequestOptions = {}) =>
      answer(path, asked, async (response) => {
        if (response.status === 304) return undefined
        const tag = response.headers.get('etag') ?? undefined
        return { answer: await contentOf(response, schema, asked), tag }
      }),
    /** A request whose answer has no content. */
    tell: (path: string, asked: RequestOptions): Promise<void> =>
      answer(path, asked, async (response) => {
        if (response.status !== 204) throw await intermediaryError(response)
      }),
    /** How far this clock is ahead of the endpoint's, milliseconds, as far as it has said. */
    clockOff: () => clockOff,
  }
}
export type Line = ReturnType<typeof lineTo>
