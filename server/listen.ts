/** Serves the endpoint over HTTP, and stops without cutting anyone off. */

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { App } from './app.ts'

const second = 1000
/** How long those under way have at a stop; who is cut off then sends again. */
const STOP_AFTER = 10 * second

export interface Listening {
  url: string
  /** Takes no more requests, lets those under way finish, and resolves when all is closed. */
  stop: () => Promise<void>
}

interface ListenOptions {
  port: number
  host?: string
  /** How long a request may take to arrive, milliseconds. */
  requestTimeout?: number
}

/** Serves `app` until stopped. Port 0 takes a free one. Rejects where the port is taken. */
export const listen = async (
  app: App,
  { port, host = '127.0.0.1', requestTimeout = 30 * second }: ListenOptions,
): Promise<Listening> => {
  const server = createAdaptorServer({
    fetch: app.fetch,
    // A body is at most 64 KiB: who takes longer than this to send one is not sending.
    serverOptions: {
      requestTimeout,
      headersTimeout: Math.min(10 * second, requestTimeout),
      connectionsCheckingInterval: Math.min(10 * second, requestTimeout),
    },
  }) as Server
  // A connection kept alive would hold up the stop for seconds after its last answer.
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
