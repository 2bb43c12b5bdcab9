import * as z from 'zod/mini'
import { deviceOf } from '../store/change.ts'
import type { StintDatabase } from '../store/database.ts'
import { connectTo } from '../store/sending.ts'
import { Connected } from './contract.ts'
import { ask } from './request.ts'
import { lookAtTeam } from './scheme.ts'

/** `address`: not one that could be an endpoint; `code`: wrong, used or too old. */
export type ConnectFailure = 'address' | 'network' | 'code' | 'tries' | 'answer'

export type ConnectResult =
  | { ok: true; member: string; team: string }
  | { ok: false; reason: ConnectFailure }

/** Exchanges the one-time code for this device's token, and keeps it. */
export async function connect(
  db: StintDatabase,
  url: string,
  code: string,
): Promise<ConnectResult> {
  const base = endpointAt(url)?.origin
  if (!base) return { ok: false, reason: 'address' }
  const device = await db.transaction('rw', db.named, async () => deviceOf(db))
  const response = await ask(new URL('/v1/devices', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device }),
  }).catch(() => undefined)
  if (!response) return { ok: false, reason: 'network' }
  if (!response.ok) return { ok: false, reason: refusalOf(response.status) }
  const answer = z.safeParse(Connected, await response.json().catch(() => undefined))
  if (!answer.success) return { ok: false, reason: 'answer' }
  const { token, member, team } = answer.data
  await connectTo(db, { url: base, token, member, team })
  // Where it cannot be had now, the next look brings it.
  await lookAtTeam(db)
  return { ok: true, member, team }
}

const refusalOf = (status: number): ConnectFailure => {
  if (status === 429) return 'tries'
  return status === 400 || status === 403 ? 'code' : 'answer'
}

/** This very computer. */
const isHere = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Plain http only on this very computer: anything else would carry the token in the open. */
function endpointAt(typed: string): URL | undefined {
  const text = typed.trim()
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || url.username || url.password) return undefined
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isHere(url))
  return safe ? url : undefined
}

/**
 * The host to ask the browser's permission for, as match patterns: Chrome guards addresses in the
 * local network from extensions, too (local network access, 142), but for hosts that were granted.
 */
export function hostsOf(typed: string): string[] {
  const url = endpointAt(typed)
  return url && !isHere(url) ? [`https://${url.hostname}/*`] : []
}
