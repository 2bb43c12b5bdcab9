/** Serves the endpoint over HTTP. Before it stops, it finishes the requests that have begun. */

import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { HEADERS_TIMEOUT, REQUEST_TIMEOUT, STOP_AFTER } from '../../src/sync/contract.ts'
import type { App } from './app.ts'
import { ProblemError, problemParts } from './problem.ts'

/**
 * Returns the refusal for an error code of Node's HTTP parser
 * (https://nodejs.org/api/http.html#event-clienterror).
 */
const problemOfParser = (code: string | undefined) => {
  if (code === 'HPE_HEADER_OVERFLOW') return new ProblemError('headers-too-large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ProblemError('too-slow')
  return new ProblemError('bad-request', 'This is no HTTP request.')
}

const asResponse = (refusal: ProblemError) => {
  const { body, ...init } = problemParts(refusal)
  return new Response(body, init)
}

/**
 * If a client sent bytes that are not an HTTP request, answers with problem details and ends the
 * connection.
 */
const refuseSocket = (error: NodeJS.ErrnoException, socket: Duplex) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, headers, body } = problemParts(problemOfParser(error.code))
  const lines = Object.entries({
    ...headers,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}

/**
 * Whether a request has exactly one Host header. If there are several such headers, Node uses the
 * first one, but a proxy may have used another.
 */
const hasOneHost = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length === 1

interface Listening {
  url: string
  /**
   * Accepts no more requests, finishes the requests that have begun, and resolves when all
   * connections are closed.
   */
  stop: () => Promise<void>
}

interface ListenOptions {
  port: number
  host?: string
  /** Milliseconds within which a request must have arrived completely. */
  requestTimeout?: number
}

/**
 * Serves `app` until `stop` is called. Port 0 means any free port. Rejects if the port is in use.
 */
export const listen = async (
  app: App,
  { port, host = '127.0.0.1', requestTimeout = REQUEST_TIMEOUT }: ListenOptions,
): Promise<Listening> => {
  const answer = getRequestListener(
    (request, env) =>
      hasOneHost((env as HttpBindings).incoming)
        ? app.fetch(request, env)
        : asResponse(new ProblemError('bad-request', 'There must be one Host.')),
    {
      // Answers requests whose address or Host is invalid, for example `OPTIONS *`.
      errorHandler: (error) =>
        asResponse(
          error instanceof RequestError
            ? new ProblemError('bad-request', error.message)
            : new ProblemError('internal-error'),
        ),
    },
  )
  const server = createServer(
    {
      // A request without Host is refused with problem details in `answer` (see `hasOneHost`). If
      // Node refused it, the refusal would contain no problem details.
      requireHostHeader: false,
      // Ends slow requests. A body has at most 64 KiB, so a client that needs more than
      // `requestTimeout` only keeps the connection busy.
      requestTimeout,
      headersTimeout: Math.min(HEADERS_TIMEOUT, requestTimeout),
      connectionsCheckingInterval: Math.min(HEADERS_TIMEOUT, requestTimeout),
    },
    answer,
  )
  server.on('clientError', refuseSocket)
  // During the stop, closes a kept-alive connection after its last answer. Otherwise such a
  // connection would delay the stop for seconds.
  server.on('request', (_, answer) => {
    answer.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { address, family, port: taken } = server.address() as AddressInfo
  const shown = family === 'IPv6' ? `[${address}]` : address
  return {
    url: `http://${shown}:${taken}`,
    stop: () =>
      new Promise((resolve, reject) => {
        const patience = setTimeout(() => server.closeAllConnections(), STOP_AFTER)
        server.close((error) => {
          clearTimeout(patience)
          if (error) reject(error)
          else resolve()
        })
      }),
  }
}
