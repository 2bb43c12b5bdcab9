/**
 * The routes of a team's settings, its scheme (its set of categories) and its middle (the medians
 * of how its people divide their time; docs/domain.md, *middle*).
 */
import type { Context } from 'hono'
import pLimit from 'p-limit'
import {
  MIDDLES_AT_ONCE,
  MIDDLES_OF_CALLER,
  type Middle,
  type Scheme,
  type Team,
} from '../../../src/sync/contract.ts'
import { middleOf } from '../../report/middle.ts'
import { changeScheme } from '../../team/change-scheme.ts'
import { answerReadiness } from '../../team/readiness.ts'
import { schemeOf } from '../../team/scheme.ts'
import { changeTeam, teamOf } from '../../team/team.ts'
import { etagOf, matchesTag } from '../etag.ts'
import { turnOrRefusal, turnsPerCaller } from '../turn-of-caller.ts'
import { type Dependencies, rangeFrom, refuseUnknownZone } from './dependencies.ts'
import type { MemberEnv } from './route.ts'
import type { ServeMembers } from './serve.ts'
import { ROUTES } from './table.ts'
import { managedTeam, seenTeam } from './team-of-request.ts'

export const addTeamRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  const reading = pLimit(MIDDLES_AT_ONCE)
  const turnOf = turnsPerCaller(MIDDLES_OF_CALLER)

  serve(ROUTES.getTeam, async (c, read) => {
    const caller = c.get('caller')
    const team = await seenTeam(db, caller, read.query().team)
    return c.json((await teamOf(db, caller, team, now())) satisfies Team)
  })

  serve(ROUTES.putTeam, async (c, read) => {
    const caller = c.get('caller')
    const team = await managedTeam(db, caller, read.query().team)
    const change = await read.body()
    await changeTeam(db, { team, actor: caller.member }, change, now())
    return c.json((await teamOf(db, caller, team, now())) satisfies Team)
  })

  serve(ROUTES.getMiddle, async (c, read) => {
    const range = rangeFrom(read.query())
    const { team, member } = c.get('caller')
    const endTurn = await turnOrRefusal(turnOf(`${team} ${member}`))
    try {
      const middle = await reading(() =>
        refuseUnknownZone(() => middleOf(db, c.get('caller'), range, now())),
      )
      return c.json(middle satisfies Middle)
    } finally {
      endTurn()
    }
  })
}

export const addSchemeRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  // Devices request the team's scheme (its set of categories) regularly. A device that already has
  // the newest scheme gets a 304.
  const answerScheme = (c: Context<MemberEnv>, scheme: Scheme) => {
    const tag = etagOf(JSON.stringify(scheme))
    const isUnchanged = c.req.method !== 'PUT' && matchesTag(c.req.header('if-none-match'), tag)
    return isUnchanged ? c.body(null, 304, { ETag: tag }) : c.json(scheme, 200, { ETag: tag })
  }

  serve(ROUTES.getScheme, async (c, read) => {
    const team = await seenTeam(db, c.get('caller'), read.query().team)
    return answerScheme(c, await schemeOf(db, { team }))
  })

  serve(ROUTES.putScheme, async (c, read) => {
    const caller = c.get('caller')
    const team = await managedTeam(db, caller, read.query().team)
    const change = await read.body()
    const by = { team, member: caller.member }
    const made = await refuseUnknownZone(() => changeScheme(db, by, change, now()))
    return answerScheme(c, made)
  })

  serve(ROUTES.putReadiness, async (c, read) => {
    const { member, ...caller } = c.get('caller')
    const team = await managedTeam(db, caller, read.query().team)
    await answerReadiness(db, { team, member }, await read.body(), now())
    return answerScheme(c, await schemeOf(db, { team }))
  })
}
