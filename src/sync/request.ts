import * as z from 'zod/mini'
import type { Connection, Failure } from '../store/database.ts'

/** A request that did not bring what it should; `failure` is told to the person. */
export class SendError extends Error {
  readonly failure: Failure
  constructor(failure: Failure, cause?: unknown) {
    super(`Sending failed: ${failure}`, { cause })
    this.failure = failure
  }
}

const TIMEOUT = 30_000

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

const failureOf = (status: number): Failure => {
  if (status === 401 || status === 403) return 'token'
  if (status === 429 || status === 503) return 'busy'
  return 'other'
}

/**
 * One request to the endpoint, its answer checked against the contract.
 * @throws SendError
 */
export async function request<T extends z.ZodMiniType>(
  connection: Pick<Connection, 'url' | 'token'>,
  path: string,
  schema: T,
  init: RequestInit = {},
): Promise<z.infer<T>> {
  const headers = {
    authorization: `Bearer ${connection.token}`,
    ...(init.body ? { 'content-type': 'application/json' } : {}),
  }
  const asked = ask(new URL(path, connection.url), { ...init, headers })
  const response = await asked.catch((cause: unknown) => {
    throw new SendError('network', cause)
  })
  if (!response.ok) throw new SendError(failureOf(response.status))
  return parsed(response, schema)
}

/** A captive portal answers 200 with a page of its own: that is no answer of the endpoint. */
async function parsed<T extends z.ZodMiniType>(response: Response, schema: T): Promise<z.infer<T>> {
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new SendError('answer', cause)
  })
  const read = z.safeParse(schema, body)
  if (!read.success) throw new SendError('answer', read.error)
  return read.data
}
