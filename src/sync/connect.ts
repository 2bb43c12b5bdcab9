import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { connectTo } from '../store/outbox/connection.ts'
import { keepTeam } from '../store/scheme/team.ts'
import { deviceOf } from '../store/timeline/change.ts'
import { baseText, endpointAt } from './address.ts'
import { CodeOwner, Connected, normalCode } from './contract.ts'
import { type Line, lineTo } from './request.ts'
import { refreshScheme } from './scheme.ts'
import { SendError } from './send-error.ts'

/**
 * Why connecting failed. `address`: the address is invalid. `code`: the code is wrong, used or
 * expired. `tries`: too many wrong codes were tried. `portal`: a login page of the network or of a
 * proxy answered instead of the endpoint. `busy`: the endpoint cannot answer now. `answer`: the
 * answer is not the answer of an endpoint.
 */
type ConnectFailure = 'address' | 'network' | 'code' | 'tries' | 'portal' | 'busy' | 'answer'

export type ConnectResult =
  | { ok: true; member: string; team: string }
  | { ok: false; reason: ConnectFailure }

/** `owner` is the person whom a code connects. It is absent if the endpoint has an old version. */
type LookUpResult = { ok: true; owner?: CodeOwner } | { ok: false; reason: ConnectFailure }

interface Asking {
  base: URL
  device: string
  line: Line
}

async function askWith<T>(
  db: StintDatabase,
  url: string,
  signal: AbortSignal | undefined,
  ask: (asking: Asking) => Promise<T>,
): Promise<T | { ok: false; reason: ConnectFailure }> {
  const base = endpointAt(url)
  if (!base) return { ok: false, reason: 'address' }
  const device = await db.transaction('rw', db.named, async () => deviceOf(db))
  const line = lineTo({ url: baseText(base) }, { signal })
  return ask({ base, device, line }).catch(failureFrom)
}

/**
 * The reason why a request failed.
 * @throws the error itself if it is not a `SendError`
 */
export function failureFrom(error: unknown): { ok: false; reason: ConnectFailure } {
  if (!(error instanceof SendError)) throw error
  return { ok: false, reason: reasonOf(error) }
}

/**
 * Asks the endpoint which person a code or an invite would connect. The code remains unused, and
 * nothing is stored.
 * @throws the reason of the signal, once the signal is aborted
 */
export const lookUpCode = (
  db: StintDatabase,
  url: string,
  code: string,
  signal?: AbortSignal,
): Promise<LookUpResult> =>
  askWith<LookUpResult>(db, url, signal, async ({ device, line }) => {
    const body = { code: normalCode(code), device }
    const owner = await line
      .request('/v1/codes', CodeOwner, { method: 'POST', body })
      .catch((error: unknown) => {
        // Endpoints of an old version do not have this path. They answer a request without a token
        // with `unauthorized`, and not with `not-found`.
        if (error instanceof SendError && error.is('unauthorized')) return undefined
        throw error
      })
    return { ok: true, ...(owner && { owner }) }
  })

/**
 * Exchanges a one-time code for this device's token, and stores the token. If another browser uses
 * the same id, because its disk was copied, the endpoint sends a new id for this browser.
 * @throws the reason of the signal, once the signal is aborted
 */
export const connect = (
  db: StintDatabase,
  url: string,
  code: string,
  signal?: AbortSignal,
  /**
   * The secret without which a code from a sign-in with a company account is not accepted. Absent
   * for other codes.
   */
  verifier?: string,
): Promise<ConnectResult> =>
  askWith<ConnectResult>(db, url, signal, async ({ base, device, line }) => {
    const keepsId = await readNamed(db, 'keepsId')
    const path = keepsId ? '/v1/devices' : '/v1/devices?apart=1'
    const answer = await line.request(path, Connected, {
      method: 'POST',
      body: { code: normalCode(code), device, ...(verifier !== undefined && { verifier }) },
    })
    const { token, member, team, mode } = answer
    await connectTo(db, { url: baseText(base), token, member, team }, answer.device)
    // The mode (figures by name or for groups) is stored first, so that the person sees it before
    // anything is sent.
    if (mode) await keepTeam(db, { token }, { mode })
    // If this request fails, the scheme is requested again later.
    await refreshScheme(db)
    return { ok: true, member, team }
  })

const REASONS: Partial<Record<SendError['failure'], ConnectFailure>> = {
  offline: 'network',
  network: 'network',
  cut: 'network',
  slow: 'network',
  portal: 'portal',
  busy: 'busy',
  server: 'busy',
}

function reasonOf(error: SendError): ConnectFailure {
  if (error.is('bad-code') || error.is('bad-request')) return 'code'
  if (error.is('too-many-tries') || error.is('too-many-requests')) return 'tries'
  if (error.isHiddenRefusal) return 'network'
  return REASONS[error.failure] ?? 'answer'
}
