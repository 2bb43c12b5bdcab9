/** Starts a program on this machine that receives the messages of webhooks. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { onTestFinished } from 'vitest'

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** @param tls key and certificate of the receiver; without them, the receiver uses http */
export const startReceiver = async (tls?: { key: string; cert: string }) => {
  const received: Received[] = []
  const receiver = {
    received,
    /** Answers a message; tests replace this function. */
    answer: (response: ServerResponse, _request: Received): unknown =>
      response.writeHead(204).end(),
    port: 0,
    url: '',
    /** Returns the bodies of the messages. Checks each signature, as a real receiver does. */
    verified: (secret: string) =>
      received.map(
        ({ body, headers }) =>
          new Webhook(secret).verify(body, headers as Record<string, string>) as {
            type: string
            data: Record<string, unknown>
          },
      ),
  }
  const listener: Parameters<typeof createServer>[1] = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    }
    received.push(one)
    receiver.answer(response, one)
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  receiver.port = (server.address() as AddressInfo).port
  receiver.url = `${tls ? 'https' : 'http'}://127.0.0.1:${receiver.port}/hook`
  return receiver
}
