import type { SchemeContent, SchemeVersion } from '../core/team-scheme.ts'
import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/sending.ts'
import { ownZone } from '../store/settings.ts'
import { keepTeam, putOffTurn, type TeamScheme, takeTurn } from '../store/team.ts'
import { Me, Scheme, type SchemeChange } from './contract.ts'
import { lineTo, SendError } from './request.ts'

/** How often the team's scheme is asked for when nothing else gives cause, milliseconds. */
export const LOOK_EVERY = 4 * 60 * 60_000

/**
 * Asks for the team's scheme and the person's role, if they were not asked for so long; 0: at once.
 * What is known already costs the endpoint a line. Where nobody answers, what is here stays.
 * @returns whether the endpoint answered, or nobody had to be asked
 */
export async function lookAtTeam(db: StintDatabase, every = 0): Promise<boolean> {
  const turn = await takeTurn(db, every)
  if (!turn) return true
  const { connection, tag } = turn
  const line = lineTo(connection)
  try {
    const { role } = await line.request('/v1/me', Me)
    const news = await line.requestTagged('/v1/scheme', Scheme, { tag })
    await keepTeam(db, connection, { role, scheme: news && schemeFrom(news.answer, news.tag) })
    return true
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    await putOffTurn(db, LOOK_EVERY)
    return false
  }
}

const schemeFrom = (scheme: Scheme, tag: string | undefined): TeamScheme => ({
  versions: [...scheme.history.toReversed(), scheme].map(versionFrom),
  tag,
  ready: scheme.readiness !== undefined,
})

const versionFrom = ({ version, from, changeEvery, categories }: SchemeVersion): SchemeVersion => ({
  version,
  ...(from && { from }),
  changeEvery,
  categories,
})

export type Readiness = NonNullable<SchemeChange['readiness']>

export type SchemeOutcome =
  | { ok: true }
  | { ok: false; why: 'too-early'; allowedFrom: string }
  /** `changed`: somebody else did, meanwhile; `unready`: the questions are to be answered first. */
  | { ok: false; why: 'changed' | 'unready' | 'forbidden' | 'wrong' | 'offline' | 'other' }

/**
 * Makes the next version of the team's scheme, by a manager; what is at the endpoint afterwards is
 * here, too.
 * @param after the version that it follows on
 */
export async function changeTeamScheme(
  db: StintDatabase,
  after: number,
  { changeEvery, categories }: SchemeContent,
  readiness?: Readiness,
): Promise<SchemeOutcome> {
  const connection = await readConnection(db)
  if (!connection) return { ok: false, why: 'forbidden' }
  const change: SchemeChange = {
    ...{ after, zone: ownZone(), changeEvery, categories: [...categories] },
    ...(readiness && { readiness }),
  }
  try {
    const made = await lineTo(connection).requestTagged('/v1/scheme', Scheme, {
      method: 'PUT',
      body: change,
    })
    if (made) await keepTeam(db, connection, { scheme: schemeFrom(made.answer, made.tag) })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    const outcome = outcomeOf(error)
    // What it is now, or what the person may do now, is there for the next try.
    if (outcome.why !== 'offline') await lookAtTeam(db)
    return outcome
  }
}

function outcomeOf(error: SendError): Extract<SchemeOutcome, { ok: false }> {
  const allowedFrom = error.problem?.allowedFrom
  if (error.is('scheme-change-too-early') && allowedFrom)
    return { ok: false, why: 'too-early', allowedFrom }
  if (error.is('scheme-changed-meanwhile')) return { ok: false, why: 'changed' }
  if (error.is('readiness-unanswered')) return { ok: false, why: 'unready' }
  if (error.is('forbidden')) return { ok: false, why: 'forbidden' }
  if (error.is('bad-request')) return { ok: false, why: 'wrong' }
  const unreached = ['offline', 'network', 'cut', 'slow', 'portal', 'busy', 'server']
  return { ok: false, why: unreached.includes(error.failure) ? 'offline' : 'other' }
}
