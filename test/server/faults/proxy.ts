/** Simulates a bad network with a proxy that causes faults between a real browser and endpoint. */
import {
  request as askHttp,
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What happens to one request. */
export type Fault =
  | 'none'
  /** The endpoint handles the request, but the sender does not get the answer. */
  | 'reply lost'
  /** The endpoint gets only the first half of the request's body. */
  | 'request cut'
  /** The sender gets only the first half of the answer. */
  | 'answer cut'
  | 'delayed'
  /** The endpoint gets the request twice, and the sender gets the second answer. */
  | 'repeated'
  /** A captive portal (the login page of a network) answers, and the endpoint gets nothing. */
  | 'portal'

export const FAULTS: readonly Fault[] = [
  ...([
    'none',
    'reply lost',
    'request cut',
    'answer cut',
    'delayed',
    'repeated',
    'portal',
  ] as const),
]

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

const read = async (stream: AsyncIterable<Buffer>) => Buffer.concat(await Array.fromAsync(stream))

const forward = (to: string, from: IncomingMessage, body: Buffer, sent = body.length) =>
  new Promise<Answer>((resolve, reject) => {
    const { 'transfer-encoding': _, ...headers } = from.headers
    const asked = askHttp(new URL(from.url ?? '/', to), {
      method: from.method ?? 'GET',
      headers: { ...headers, 'content-length': body.length },
      agent: false,
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      read(answer).then(
        (body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
        reject,
      )
    })
    asked.write(body.subarray(0, sent))
    if (sent < body.length) setTimeout(() => asked.destroy(new Error('cut')), 1)
    else asked.end()
  })

const answerWith = (to: ServerResponse, { status, headers, body }: Answer, sent = body.length) => {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers
  to.writeHead(status, { ...kept, 'content-length': body.length })
  to.write(body.subarray(0, sent))
  if (sent < body.length) setTimeout(() => to.destroy(), 1)
  else to.end()
}

const PORTAL = '<!doctype html><title>Log in to the guest network</title>'

/** @param next returns what happens to the next request */
export const openProxy = async (target: () => string, next: () => Fault) => {
  const deal = async (from: IncomingMessage, to: ServerResponse) => {
    const body = await read(from)
    const fault = next()
    if (fault === 'portal')
      return void to.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL)
    if (fault === 'delayed') await new Promise((resolve) => setTimeout(resolve, 20))
    if (fault === 'request cut') await forward(target(), from, body, Math.floor(body.length / 2))
    if (fault === 'repeated') await forward(target(), from, body)
    const answer = await forward(target(), from, body)
    if (fault === 'reply lost') return void to.destroy()
    answerWith(to, answer, fault === 'answer cut' ? Math.floor(answer.body.length / 2) : undefined)
  }
  // An error in the proxy closes the connection, which is one more fault of the network.
  const server = createServer((from, to) => void deal(from, to).catch(() => to.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
