import type { StintDatabase } from '../store/database.ts'
import { connectTo } from '../store/outbox/connection.ts'
import { deviceOf } from '../store/timeline/change.ts'
import { baseText, endpointAt } from './address.ts'
import { Connected, normalCode } from './contract.ts'
import { lineTo, SendError } from './request.ts'
import { lookAtTeam } from './scheme.ts'

/**
 * `address`: not one that could be an endpoint; `code`: wrong, used or too old; `portal`: a page came
 * in between; `busy`: the endpoint is there and cannot answer now; `answer`: no endpoint answers.
 */
export type ConnectFailure = 'address' | 'network' | 'code' | 'tries' | 'portal' | 'busy' | 'answer'

export type ConnectResult =
  | { ok: true; member: string; team: string }
  | { ok: false; reason: ConnectFailure }

/**
 * Exchanges the one-time code for this device's token, and keeps it.
 * @throws the signal's reason, once it is aborted
 */
export async function connect(
  db: StintDatabase,
  url: string,
  code: string,
  signal?: AbortSignal,
): Promise<ConnectResult> {
  const base = endpointAt(url)
  if (!base) return { ok: false, reason: 'address' }
  const device = await db.transaction('rw', db.named, async () => deviceOf(db))
  const line = lineTo({ url: baseText(base) }, { signal })
  try {
    const { token, member, team } = await line.request('/v1/devices', Connected, {
      method: 'POST',
      body: { code: normalCode(code), device },
    })
    await connectTo(db, { url: baseText(base), token, member, team })
    // Where it cannot be had now, the next look brings it.
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
