import type { SendError } from './send-error.ts'

/** Why a change of a team's scheme was refused. */
export type SchemeNotMade =
  | { ok: false; why: 'too-early'; allowedFrom: string }
  /**
   * `changed`: another person has changed the scheme in the meantime. `unready`: before its first
   * change, the team must answer the questions of `Readiness` (contract/team.ts).
   */
  | { ok: false; why: 'changed' | 'unready' | 'forbidden' | 'wrong' | 'offline' | 'other' }

const UNREACHED = ['offline', 'network', 'cut', 'slow', 'portal', 'between', 'busy', 'server']

export function schemeNotMade(error: SendError): SchemeNotMade {
  const allowedFrom = error.problem?.allowedFrom
  if (error.is('scheme-change-too-early') && allowedFrom)
    return { ok: false, why: 'too-early', allowedFrom }
  if (error.is('scheme-changed-meanwhile')) return { ok: false, why: 'changed' }
  if (error.is('readiness-unanswered')) return { ok: false, why: 'unready' }
  if (error.is('forbidden')) return { ok: false, why: 'forbidden' }
  if (error.is('bad-request')) return { ok: false, why: 'wrong' }
  const isUnreached = error.isHiddenRefusal || UNREACHED.includes(error.failure)
  return { ok: false, why: isUnreached ? 'offline' : 'other' }
}
