/** The routes of API tokens, for people who lead a team and for administrators. */
import type { ApiTokens, MadeToken } from '../../../src/sync/contract.ts'
import type { Caller } from '../../people/caller.ts'
import { listTokens, makeToken, revokeToken } from '../../tokens/api-tokens.ts'
import { ProblemError } from '../problem.ts'
import { byCaller, type Dependencies } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'
import { TOKENS } from './tokens-table.ts'

/**
 * Returns the person whose tokens a caller may see and revoke. People who lead a team see only the
 * tokens that they made. An administrator sees the tokens of everybody, so the result is undefined.
 */
const madeBy = ({ role, member }: Caller) => (role === 'administrator' ? undefined : member)

export const addTokenRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now } = dependencies

  serve(TOKENS.getTokens, async (c) => {
    const tokens = await listTokens(db, now(), madeBy(c.get('caller')))
    return c.json({ tokens } satisfies ApiTokens)
  })

  serve(TOKENS.makeToken, async (c, read) => {
    const made = await makeToken(db, await read.body(), byCaller(c, dependencies))
    return c.json(made satisfies MadeToken)
  })

  serve(TOKENS.revokeToken, async (c, read) => {
    const maker = madeBy(c.get('caller'))
    if (!(await revokeToken(db, read.param(), byCaller(c, dependencies), maker)))
      throw new ProblemError('not-found')
    return c.body(null, 204)
  })
}
