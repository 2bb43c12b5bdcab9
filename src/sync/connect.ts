import type { StintDatabase } from '../store/database.ts'
import { connectTo } from '../store/outbox/connection.ts'
import { deviceOf } from '../store/timeline/change.ts'
import { baseText, endpointAt } from './address.ts'
import { Connected, normalCode } from './contract.ts'
import { lineTo, SendError } from './request.ts'
import { lookAtTeam } from './scheme.ts'

/**
 * `address`: no valid address; `code`: wrong, used or expired; `portal`: a login page answered;
 * `busy`: the endpoint cannot answer now; `answer`: the answer is not an endpoint's.
 */
export type ConnectFailure = 'address' | 'network' | 'code' | 'tries' | 'portal' | 'busy' | 'answer'

export type ConnectResult =
  | { ok: true; member: string; team: string }
  | { ok: false; reason: ConnectFailure }

/**
 * Exchanges the one-time code for this device's token, and stores it.
 * @throws the signal's reason, once it is aborted
 */
export async function connect(
  db: StintDatabase,
  url: string,
  code: string,
  signal?: AbortSignal,
  /** Of a code from a sign-in. */
  verifier?: string,
): Promise<ConnectResult> {
  const base = endpointAt(url)
  if (!base) return { ok: false, reason: 'address' }
  const device = await db.transaction('rw', db.named, async () => deviceOf(db))
  const line = lineTo({ url: baseText(base) }, { signal })
  try {
    const { token, member, team } = await line.request('/v1/devices', Connected, {
      method: 'POST',
      body: { code: normalCode(code), device, ...(verifier !== undefined && { verifier }) },
    })
    await connectTo(db, { url: baseText(base), token, member, team })
    // If this fails, the next look at the team gets the scheme.
    await lookAtTeam(db)
    return { ok: true, member, team }
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    return { ok: false, reason: reasonOf(error) }
  }
}

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
  return REASONS[error.failure] ?? 'answer'
}
