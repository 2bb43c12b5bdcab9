import type * as z from 'zod/mini'
import type { Connection } from '../store/named.ts'
import { ANSWER_BYTES, ANSWER_TIME, LOOK_TIME } from './contract/limits.ts'
import {
  clockOffOf,
  hasContentType,
  intermediaryError,
  parseAnswer,
  refusalFrom,
  textOf,
} from './read-answer.ts'
import { networkError, SendError } from './send-error.ts'

/**
 * The smallest body that is compressed, in bytes. With a smaller body, compression saves too
 * little.
 */
const WORTH_PACKING = 1024

const gzip = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

/** The body of a request as JSON. It is compressed if that makes it smaller. */
async function bodyOf(
  value: unknown,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (text.length < WORTH_PACKING) return { body: text, headers }
  return { body: await gzip(text), headers: { ...headers, 'content-encoding': 'gzip' } }
}

interface RequestOptions {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** The body of the request, which is sent as JSON. */
  body?: unknown
  /**
   * The ETag of the stored answer. If the answer has not changed, the endpoint sends status 304
   * without a body.
   */
  tag?: string | undefined
  /** The largest answer that is accepted, in bytes, unpacked. */
  most?: number
}

interface LineOptions {
  signal?: AbortSignal | undefined
  /**
   * Present if the page was loaded from the endpoint. The session of such a page is in a cookie.
   */
  isOwnPage?: boolean
}

type Target = Pick<Connection, 'url'> & Partial<Connection> & LineOptions

/** Returns a signal that aborts after `time` milliseconds, or when the given signal aborts. */
const abortAfter = (time: number, signal: AbortSignal | undefined) => {
  const ends = AbortSignal.timeout(time)
  return signal ? AbortSignal.any([ends, signal]) : ends
}

/**
 * Requests `/healthz` at an address. Returns undefined if there is no answer, or if the browser
 * hides the answer.
 */
const look = (url: string, mode: RequestMode, signal: AbortSignal | undefined) =>
  fetch(`${url}/healthz`, {
    mode,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: abortAfter(LOOK_TIME, signal),
  }).catch(() => undefined)

/**
 * The reason why the browser shows no answer to a request. An answer without the headers that allow
 * an extension to read it (CORS) is hidden, as if no server had answered. If the address always
 * sends such answers, another server answers instead of the endpoint. This can be tested: a request
 * with `no-cors` succeeds at such a server. It fails at an endpoint, because the endpoint's answers
 * forbid it (Cross-Origin-Resource-Policy). If the endpoint can be reached, a proxy has refused
 * only this request, probably because of its size. Returns undefined if no server can be reached.
 */
async function hiddenFailure(
  { url, signal }: Target,
  hasBody: boolean,
): Promise<SendError['failure'] | undefined> {
  if ((await look(url, 'no-cors', signal))?.type === 'opaque') return 'portal'
  if (!(await look(url, 'cors', signal))?.ok) return undefined
  return hasBody ? 'too-large' : 'between'
}

/**
 * Makes a request with a time limit. It sends no referrer and follows no redirect, and sends no
 * cookies to another site.
 */
async function ask(
  target: Target,
  path: string,
  { method = 'GET', body, tag }: RequestOptions,
): Promise<Response> {
  const { url, token, signal, isOwnPage = false } = target
  const sent = body === undefined ? { headers: {} } : await bodyOf(body)
  // The path of the contract is appended to the whole base URL, because the base URL may have a
  // path.
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
    signal: abortAfter(ANSWER_TIME, signal),
  }).catch(async (cause: unknown) => {
    const failed = networkError(cause)
    if (failed.failure !== 'network' || isOwnPage) throw failed
    const hidden = await hiddenFailure(target, body !== undefined)
    throw hidden ? new SendError(hidden, { cause }) : failed
  })
}

async function contentOf<T extends z.ZodMiniType>(
  response: Response,
  schema: T,
  { most = ANSWER_BYTES }: RequestOptions,
): Promise<z.infer<T>> {
  if (hasContentType(response, /html|problem\+json/i)) throw await refusalFrom(response)
  return parseAnswer(await textOf(response, most), schema)
}

/**
 * Returns functions that make requests to an endpoint. Each answer is validated against the
 * contract. `token` is absent until the browser is connected.
 * @throws SendError, or the reason of the signal, once the signal is aborted
 */
export function lineTo(
  connection: Pick<Connection, 'url'> & Partial<Connection>,
  options: LineOptions = {},
) {
  const target = { ...connection, ...options }
  let clockOff: number | undefined

  /** Makes a request. If the answer is not a refusal, parses it with `read`. */
  async function answer<T>(
    path: string,
    options: RequestOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const at = Date.now()
    try {
      const response = await ask(target, path, options)
      const isKnown = options.tag !== undefined && response.status === 304
      const refusal = response.ok || isKnown ? undefined : await refusalFrom(response)
      const found = refusal ? undefined : await read(response)
      // The clock is compared only if the endpoint itself has answered, because other servers have
      // other clocks.
      if (!refusal || refusal.problem) clockOff = clockOffOf(response, at) ?? clockOff
      if (refusal) throw refusal
      return found as T
    } catch (error) {
      target.signal?.throwIfAborted()
      throw error
    }
  }

  return {
    request: <T extends z.ZodMiniType>(path: string, schema: T, options: RequestOptions = {}) =>
      answer(path, options, (response) => contentOf(response, schema, options)),
    /**
     * Requests an answer together with its ETag. Returns undefined if the stored answer has not
     * changed.
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
    /** Makes a request whose answer has no content. */
    requestEmpty: (path: string, options: RequestOptions): Promise<void> =>
      answer(path, options, async (response) => {
        if (response.status !== 204) throw await intermediaryError(response)
      }),
    /**
     * By how many milliseconds the clock of this computer is ahead of the endpoint's clock.
     * Undefined before the first answer.
     */
    clockOff: () => clockOff,
  }
}
export type Line = ReturnType<typeof lineTo>
