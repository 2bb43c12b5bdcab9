import type { SchemeContent } from '../core/scheme/versions.ts'
import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { ownZone } from '../store/own-zone.ts'
import { keepTeam } from '../store/scheme/team.ts'
import { SCHEME_BYTES } from './contract/limits.ts'
import { Scheme, type SchemeChange } from './contract.ts'
import { requestInZone } from './known-zone.ts'
import { lineTo } from './request.ts'
import { refreshScheme, schemeFrom } from './scheme.ts'
import { type SchemeNotMade, schemeNotMade } from './scheme-outcome.ts'
import { SendError } from './send-error.ts'

type Readiness = NonNullable<SchemeChange['readiness']>

type SchemeOutcome = { ok: true } | SchemeNotMade

interface SchemeChangeOptions {
  readiness?: Readiness | undefined
  /** Present if the change was prepared in this browser. The prepared edits are then deleted. */
  done?: 'done'
  signal?: AbortSignal
}

/**
 * Changes the team's scheme, for a manager. After that, stores the endpoint's scheme in this
 * browser.
 * @param after the version on which the change is based
 * @throws the reason of the signal, once the signal is aborted. The endpoint may still have made
 * the change
 */
export async function changeTeamScheme(
  db: StintDatabase,
  after: number,
  { changeEvery, categories }: SchemeContent,
  { readiness, done, signal }: SchemeChangeOptions = {},
): Promise<SchemeOutcome> {
  const connection = await readConnection(db)
  if (!connection) return { ok: false, why: 'forbidden' }
  const change: Omit<SchemeChange, 'zone'> = {
    after,
    changeEvery,
    categories: [...categories],
    ...(readiness && { readiness }),
  }
  try {
    const line = lineTo(connection, { signal })
    const made = await requestInZone(ownZone(), Date.now(), (zone) =>
      line.requestTagged('/v1/scheme', Scheme, {
        method: 'PUT',
        body: { ...change, zone } satisfies SchemeChange,
        most: SCHEME_BYTES,
      }),
    )
    if (made) {
      const scheme = schemeFrom(made.answer, made.tag)
      await keepTeam(db, connection, { scheme, prepared: done })
    }
    return { ok: true }
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    const outcome = schemeNotMade(error)
    // After a refusal, fetches the team's present scheme and the person's present role, so that the
    // person can try once more.
    if (outcome.why !== 'offline') await refreshScheme(db)
    return outcome
  }
}
