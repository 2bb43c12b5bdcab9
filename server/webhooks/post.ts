/**
 * Sends one request to a webhook. The connection goes to the IP address that was looked up and
 * checked, so a change of the name's address after the check (DNS rebinding) has no effect.
 * Redirects are not followed. Only the status of the answer is used.
 */
import { lookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import {
  WEBHOOK_ANSWER,
  WEBHOOK_HEADERS,
  WEBHOOK_WAIT,
  type WebhookFailure,
} from '../../src/sync/contract.ts'
import { addressIn, isAllowedAddress, type Networks } from './networks.ts'

export type Outcome = { status: number } | { failure: WebhookFailure }

class ForbiddenAddress extends Error {}

type LookUp = (hostname: string) => Promise<readonly { address: string; family: number }[]>

const lookUpAll: LookUp = (hostname) => lookup(hostname, { all: true })

/**
 * Returns the function that looks up a host name for a connection. All addresses of the name must
 * be allowed.
 */
const allowedLookup =
  (networks: Networks, lookUp: LookUp): LookupFunction =>
  (hostname, options, callback) => {
    const find = async () => {
      const found = [...(await lookUp(hostname))]
      if (!found.every(({ address }) => isAllowedAddress(address, networks)))
        throw new ForbiddenAddress()
      return found
    }
    find().then(
      (found) =>
        options.all
          ? callback(null, found)
          : callback(null, found[0]?.address ?? '', found[0]?.family),
      (error) => callback(error, ''),
    )
  }

const failureOf = (error: Error & { code?: string }): WebhookFailure => {
  if (error instanceof ForbiddenAddress) return 'forbidden-address'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'slow'
  const { code = '' } = error
  return /CERT|^ERR_(TLS|SSL)|VERIFY|EPROTO/.test(code) ? 'certificate' : 'unreachable'
}

/** Reads an answer and discards it, to its end or until it is too large. */
const readAway = async (answer: IncomingMessage) => {
  let bytes = 0
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length
    if (bytes > WEBHOOK_ANSWER) break
  }
}

const answerTo = (sent: ClientRequest, body: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve)
    sent.once('error', reject)
    sent.end(body)
  })

export interface Sending {
  networks: Networks
  /** Replaces the look-up of host names in tests. */
  lookUp?: LookUp
  /** Milliseconds after which the whole request is aborted. */
  wait?: number
  /** The certificate of a further certificate authority to trust. It is used in tests. */
  ca?: string
  /** A signal that aborts the request at once when the service stops. */
  stop?: AbortSignal
}

/** Sends a request. Never rejects: an error is returned as the outcome. */
export const post = async (
  url: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
  { networks, lookUp = lookUpAll, wait = WEBHOOK_WAIT, ca, stop }: Sending,
): Promise<Outcome> => {
  const slow = AbortSignal.timeout(wait)
  const literal = addressIn(url)
  // The address is checked here, because a connection to an IP address does not call `lookup`.
  if (literal !== undefined && !isAllowedAddress(literal, networks))
    return { failure: 'forbidden-address' }
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  try {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      lookup: allowedLookup(networks, lookUp),
      agent: false,
      maxHeaderSize: WEBHOOK_HEADERS,
      signal: stop ? AbortSignal.any([slow, stop]) : slow,
      ...(ca !== undefined && { ca }),
    })
    const answer = await answerTo(sent, body)
    // The receiver has accepted or refused the message, as the status says. Errors while the rest
    // of the answer is read have no effect.
    await readAway(answer).catch(() => {})
    sent.destroy()
    return { status: answer.statusCode ?? 0 }
  } catch (error) {
    return { failure: failureOf(error as Error) }
  }
}
