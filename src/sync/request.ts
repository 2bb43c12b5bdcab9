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

/** A failed request. `failure` is what the person is told. */
export class SendError extends Error {
  readonly failure: Failure | 'too-large' | 'not-found'
  /** Milliseconds after which to try again, if the answer said so. */
  readonly wait: number | undefined
  /** The problem document of the endpoint; undefined if a server in between refused the request. */
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

/** The size in bytes from which a body is compressed. A smaller one would hardly get smaller. */
const WORTH_PACKING = 1024

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

const networkError = (cause: unknown) => {
  // Only the value `false` is reliable: with `true` there may be a network without a connection to
  // the internet.
  if (globalThis.navigator?.onLine === false) return new SendError('offline', { cause })
  return new SendError(isTimeout(cause) ? 'slow' : 'network', { cause })
}

/**
 * The failure that each problem of the contract stands for. Waiting does not help with the problems
 * that are not listed.
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

const failureOf = ({ type }: Problem) =>
  Object.entries(FAILURES).find(([name]) => problemType(name as ProblemName) === type)?.[1]

/**
 * The wait that `Retry-After` gives, in seconds or as a date; returns at most `most` milliseconds.
 */
const waitOf = (response: Response, most: number) => {
  const header = response.headers.get('retry-after')
  if (!header) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return wait > 0 ? Math.min(wait, most) : undefined
}

const gzipped = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

/** The body of a request as JSON, compressed if that makes it smaller. */
async function bodyOf(
  value: unknown,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (text.length < WORTH_PACKING) return { body: text, headers }
  return { body: await gzipped(text), headers: { ...headers, 'content-encoding': 'gzip' } }
}

/**
 * How far the clock of this computer is ahead of the answering server's, milliseconds; accurate to
 * a second.
 */
const clockOffOf = (response: Response, asked: number) => {
  const theirs = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(theirs) ? undefined : Math.round((asked + Date.now()) / 2 - theirs)
}

const hasContentType = (response: Response, type: RegExp) =>
  type.test(response.headers.get('content-type') ?? '')

/**
 * The chunks of an answer's body. They are read with a reader, because Safari cannot iterate over a
 * stream.
 */
async function* chunksOf({ body }: Response) {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    // The rest of an answer that is too large is not read.
    await reader.cancel().catch(() => undefined)
  }
}

/** The text of an answer. Reading stops after `most` bytes. */
async function textOf(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of chunksOf(response)) {
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

/**
 * The problem document of an answer, if the endpoint itself sent it. A status without such a
 * document may come from a proxy, a firewall or a login page.
 */
async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!hasContentType(response, /^application\/problem\+json\b/i)) return undefined
  const text = await textOf(response, PROBLEM_BYTES).catch(() => '')
  return z.safeParse(Problem, jsonIn(text)).data
}

/** Statuses that ask for a login (RFC 9110, 15.5; RFC 6585, 6). */
const LOGIN = [401, 403, 407, 511]

/**
 * The error for an answer that does not come from the endpoint: from a login page, a proxy or a
 * gateway.
 */
async function intermediaryError(response: Response): Promise<SendError> {
  const { status, type } = response
  // The answer redirects. Browsers hide the status of a redirect that is not followed.
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
  /** The body of the request, which is sent as JSON. */
  body?: unknown
  /**
   * The ETag of the stored answer. If the answer is unchanged, the endpoint sends status 304
   * without a body.
   */
  tag?: string | undefined
  /** The size limit of the answer, bytes, unpacked. */
  most?: number
}

interface LineOptions {
  /** Aborting the signal aborts the request. */
  signal?: AbortSignal | undefined
  /** The page was loaded from the endpoint, and its session is in a cookie. */
  isOwnPage?: boolean
}

/**
 * Returns functions that make requests to an endpoint. Each answer is validated against the
 * contract. `token` is absent until the browser is connected.
 * @throws SendError, or the signal's reason, once it is aborted
 */
export function lineTo(
  { url, token }: Pick<Connection, 'url'> & Partial<Connection>,
  { signal, isOwnPage = false }: LineOptions = {},
) {
  let clockOff: number | undefined

  /**
   * Makes a request with a time limit. It sends no referrer, sends no cookies to another site, and
   * follows no redirect.
   */
  async function ask(
    path: string,
    { method = 'GET', body, tag }: RequestOptions,
  ): Promise<Response> {
    const sent = body === undefined ? { headers: {} } : await bodyOf(body)
    const ends = AbortSignal.timeout(ANSWER_TIME)
    // The paths of the contract are added to the whole base URL, because it may contain a path.
    return fetch(`${url}${path}`, {
      ...sent,
      method,
      headers: {
        ...sent.headers,
        ...(tag && { 'if-none-match': tag }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      credentials: isOwnPage ? 'same-origin' : 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([ends, signal]) : ends,
    }).catch((cause: unknown) => {
      throw networkError(cause)
    })
  }

  /** Makes a request and reads its answer with `read`, unless the answer is a refusal. */
  async function answer<T>(
    path: string,
    options: RequestOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const at = Date.now()
    try {
      const response = await ask(path, options)
      const isKnown = options.tag !== undefined && response.status === 304
      const refusal = response.ok || isKnown ? undefined : await refusalFrom(response)
      const found = refusal ? undefined : await read(response)
      // The clock is compared only if the endpoint itself answered: other servers have other
      // clocks.
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
    request: <T extends z.ZodMiniType>(path: string, schema: T, options: RequestOptions = {}) =>
      answer(path, options, (response) => contentOf(response, schema, options)),
    /**
     * A request for an answer and its ETag. Returns undefined if the stored answer is still
     * current.
     */
    requestTagged: <T extends z.ZodMiniType>(
      path: string,
      schema: T,
      options: RequestOptions = {},
    ) =>
      answer(path, options, async (response) => {
        if (response.status === 304) return undefined
        const tag = response.headers.get('etag') ?? undefined
        return { answer: await contentOf(response, schema, options), tag }
      }),
    /** A request whose answer has no content. */
    requestEmpty: (path: string, options: RequestOptions): Promise<void> =>
      answer(path, options, async (response) => {
        if (response.status !== 204) throw await intermediaryError(response)
      }),
    /**
     * How far the clock of this computer is ahead of the endpoint's, milliseconds; undefined before
     * the first answer.
     */
    clockOff: () => clockOff,
  }
}
export type Line = ReturnType<typeof lineTo>
