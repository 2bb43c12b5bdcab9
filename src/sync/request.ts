import * as z from 'zod/mini'
import type { Failure } from '../core/sendtime.ts'
import type { Connection } from '../store/database.ts'
import { Problem, type ProblemName, problemType } from './contract/problems.ts'

/** A request that did not bring what it should; `failure` is told to the person. */
export class SendError extends Error {
  readonly failure: Failure | 'too-large' | 'not-found'
  /** The endpoint's word on when to come back, milliseconds from now. */
  readonly wait: number | undefined
  /** Why the endpoint refused, where it said so. */
  readonly problem: Problem | undefined
  constructor(
    failure: SendError['failure'],
    {
      cause,
      wait,
      problem,
    }: { cause?: unknown; wait?: number | undefined; problem?: Problem | undefined } = {},
  ) {
    super(`Sending failed: ${failure}`, { cause })
    this.failure = failure
    this.wait = wait
    this.problem = problem
  }

  is(problem: ProblemName) {
    return this.problem?.type === problemType(problem)
  }
}

const TIMEOUT = 30_000
/** Smaller bodies would not become smaller. */
const WORTH_PACKING = 1024
const hour = 60 * 60_000

/** `fetch` that carries nothing but what it is given, follows nobody elsewhere, and ends in time. */
export const ask = (url: URL, init: RequestInit): Promise<Response> =>
  fetch(url, {
    ...init,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT),
  })

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

const unreached = (cause: unknown) => {
  // Only `false` says something: `true` may mean a network that leads nowhere.
  if (globalThis.navigator?.onLine === false) return new SendError('offline', { cause })
  return new SendError(isTimeout(cause) ? 'slow' : 'network', { cause })
}

const failureOf = (status: number): SendError['failure'] => {
  if (status === 401 || status === 403) return 'token'
  if (status === 404) return 'not-found'
  if (status === 413) return 'too-large'
  if (status === 429 || status === 503) return 'busy'
  return status >= 500 ? 'server' : 'other'
}

/** `Retry-After` in seconds or as a date; no longer than an hour, whatever it says. */
const waitOf = (response: Response) => {
  const said = response.headers.get('retry-after')
  if (!said) return undefined
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now()
  return wait > 0 ? Math.min(wait, hour) : undefined
}

const packed = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

/** A body as JSON, in gzip where that pays. */
async function bodyOf(
  value: unknown,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (text.length < WORTH_PACKING) return { body: text, headers }
  return { body: await packed(text), headers: { ...headers, 'content-encoding': 'gzip' } }
}

/** How far this clock is ahead of the one that answered, milliseconds; to the second. */
const clockOffOf = (response: Response, asked: number) => {
  const theirs = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(theirs) ? undefined : Math.round((asked + Date.now()) / 2 - theirs)
}

/** Undefined where something else than our endpoint refused. */
const problemIn = async (response: Response): Promise<Problem | undefined> =>
  z.safeParse(Problem, await response.json().catch(() => undefined)).data

const isPage = (response: Response) => /html/i.test(response.headers.get('content-type') ?? '')

/** The answer's text. A captive portal answers 200 with a page of its own. */
async function textOf(response: Response): Promise<string> {
  if (isPage(response)) throw new SendError('portal')
  return response.text().catch((cause: unknown) => {
    throw new SendError(isTimeout(cause) ? 'slow' : 'cut', { cause })
  })
}

function parsed<T extends z.ZodMiniType>(text: string, schema: T): z.infer<T> {
  try {
    return z.parse(schema, JSON.parse(text))
  } catch (cause) {
    throw new SendError(/^\s*</.test(text) ? 'portal' : 'answer', { cause })
  }
}

interface Asked {
  method?: 'GET' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Of what is known already: the answer is then 304, without a body. */
  tag?: string | undefined
}

/** A connection in use: each request is checked against the contract. */
export function lineTo({ url, token }: Pick<Connection, 'url' | 'token'>) {
  let clockOff: number | undefined

  async function respond(path: string, { method = 'GET', body, tag }: Asked): Promise<Response> {
    const sent = body === undefined ? { headers: {} } : await bodyOf(body)
    const known = tag && { 'if-none-match': tag }
    const headers = { ...sent.headers, ...known, authorization: `Bearer ${token}` }
    const asked = Date.now()
    const response = await ask(new URL(path, url), { ...sent, method, headers }).catch((cause) => {
      throw unreached(cause)
    })
    clockOff = clockOffOf(response, asked) ?? clockOff
    if (response.ok || (tag && response.status === 304)) return response
    const wait = waitOf(response)
    throw new SendError(failureOf(response.status), { wait, problem: await problemIn(response) })
  }

  return {
    /** @throws SendError */
    request: async <T extends z.ZodMiniType>(path: string, schema: T, asked: Asked = {}) =>
      parsed(await textOf(await respond(path, asked)), schema),
    /** The same with its tag; undefined where it is the one that is known. @throws SendError */
    requestTagged: async <T extends z.ZodMiniType>(path: string, schema: T, asked: Asked = {}) => {
      const response = await respond(path, asked)
      if (response.status === 304) return undefined
      const tag = response.headers.get('etag') ?? undefined
      return { answer: parsed(await textOf(response), schema), tag }
    },
    /** A request whose answer has no content. @throws SendError */
    tell: async (path: string, asked: Asked): Promise<void> => {
      await respond(path, asked)
    },
    /** How far this clock is ahead of the endpoint's, milliseconds, as far as it has said. */
    clockOff: () => clockOff,
  }
}
export type Line = ReturnType<typeof lineTo>
