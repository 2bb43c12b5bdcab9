import { SCHEME_CHECK_EVERY } from '../core/day/send-schedule.ts'
import type { StintDatabase } from '../store/database.ts'
import {
  claimSchemeCheck,
  keepTeam,
  postponeSchemeCheck,
  type TeamScheme,
} from '../store/scheme/team.ts'
import { takeOverWorkingTime } from '../store/working-time.ts'
import { isUsableScheme } from './checked-rows.ts'
import { Me } from './contract/caller.ts'
import { SCHEME_BYTES } from './contract/limits.ts'
import { Scheme } from './contract/team.ts'
import { lineTo } from './request.ts'
import { versionsIn } from './scheme-versions.ts'
import { SendError } from './send-error.ts'

/**
 * Fetches the team's scheme and the person's role, unless they were requested in the last `every`
 * milliseconds. If `every` is 0, both are always fetched. If the scheme has not changed, the
 * endpoint answers with status 304. If the request fails, the stored scheme stays.
 * @returns true if the endpoint has answered, or if no request was due
 */
export async function refreshScheme(db: StintDatabase, every = 0): Promise<boolean> {
  const turn = await claimSchemeCheck(db, every)
  if (!turn) return true
  const { connection, tag } = turn
  const line = lineTo(connection)
  try {
    const { role, tracked = true, mode, workingTime } = await line.request('/v1/me', Me)
    const news = await line.requestTagged('/v1/scheme', Scheme, { tag, most: SCHEME_BYTES })
    const scheme = news && schemeFrom(news.answer, news.tag)
    await keepTeam(db, connection, {
      role,
      ownTimeStays: !tracked,
      ...(mode && { mode }),
      scheme,
      workingTime: workingTime?.team,
    })
    if (workingTime?.own) await takeOverWorkingTime(db, workingTime.own)
    return true
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    await postponeSchemeCheck(db, SCHEME_CHECK_EVERY)
    return false
  }
}

/**
 * The endpoint's scheme in the form in which this browser stores it.
 * @throws SendError if this browser cannot use the scheme
 */
export const schemeFrom = (scheme: Scheme, tag: string | undefined): TeamScheme => {
  if (!isUsableScheme(scheme)) throw new SendError('answer')
  return {
    versions: versionsIn(scheme),
    tag,
    ready: scheme.readiness !== undefined,
  }
}
