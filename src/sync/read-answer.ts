/**
 * Reads the answer to a request. If another server than the endpoint has answered, throws a
 * SendError.
 */
import * as z from 'zod/mini'
import { BETWEEN_WAIT, LONGEST_WAIT, PROBLEM_BYTES } from './contract/limits.ts'
import { Problem } from './contract/problems.ts'
import { failureOf, isTimeout, SendError } from './send-error.ts'

/**
 * The wait that the header `Retry-After` contains (in seconds or as a date), in milliseconds. The
 * result is at most `most`.
 */
const waitOf = (response: Response, most: number) => {
  const header = response.headers.get('retry-after')
  if (!header) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return wait > 0 ? Math.min(wait, most) : undefined
}

/**
 * By how many milliseconds the clock of this computer is ahead of the server's clock, accurate to a
 * second.
 */
export const clockOffOf = (response: Response, asked: number) => {
  const theirs = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(theirs) ? undefined : Math.round((asked + Date.now()) / 2 - theirs)
}

export const hasContentType = (response: Response, type: RegExp) =>
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
    // If an answer is too large, the rest of it is not read.
    await reader.cancel().catch(() => undefined)
  }
}

/** The text of an answer. After `most` bytes, reading stops. */
export async function textOf(response: Response, most: number): Promise<string> {
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
 * The problem document in an answer, if the endpoint itself has sent one. An answer with an error
 * status but without such a document may come from a proxy, a firewall or a login page.
 */
async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!hasContentType(response, /^application\/problem\+json\b/i)) return undefined
  const text = await textOf(response, PROBLEM_BYTES).catch(() => '')
  return z.safeParse(Problem, jsonIn(text)).data
}

/** Statuses that require a login (RFC 9110, 15.5; RFC 6585, 6). */
const LOGIN = [401, 403, 407, 511]

/**
 * The error for an answer that does not come from the endpoint, but from a login page, a proxy or a
 * gateway.
 */
export async function intermediaryError(response: Response): Promise<SendError> {
  const { status, type } = response
  // Whether the answer redirects. If the browser does not follow a redirect, it hides the status.
  const redirects = type === 'opaqueredirect' || (status >= 300 && status < 400)
  const isPage = redirects || (response.ok && hasContentType(response, /html/i))
  await response.body?.cancel().catch(() => undefined)
  const wait = waitOf(response, BETWEEN_WAIT)
  if (status === 413) return new SendError('too-large', { wait })
  return new SendError(isPage || LOGIN.includes(status) ? 'portal' : 'between', { wait })
}

export async function refusalFrom(response: Response): Promise<SendError> {
  const problem = await problemIn(response)
  if (!problem) return intermediaryError(response)
  const wait = waitOf(response, LONGEST_WAIT)
  return new SendError(failureOf(problem) ?? 'other', { wait, problem })
}

export function parseAnswer<T extends z.ZodMiniType>(text: string, schema: T): z.infer<T> {
  const value = jsonIn(text)
  if (value === undefined) throw new SendError(/^\s*</.test(text) ? 'portal' : 'between')
  const { success, data, error } = z.safeParse(schema, value)
  if (!success) throw new SendError('answer', { cause: error })
  return data
}
