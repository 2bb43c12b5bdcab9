/**
 * The route for a team's layout. A layout is the data of the team's report: how long each person
 * spent on each category, per day or per month. The answer is sent in pieces: while one piece is
 * sent, the next one is read from the database.
 */
import { setImmediate } from 'node:timers/promises'
import pLimit, { type LimitFunction } from 'p-limit'
import { monthsOf } from '../../../src/core/report/range.ts'
import { LAYOUT_PIECES_AT_ONCE, LAYOUTS_OF_CALLER } from '../../../src/sync/contract.ts'
import { recordRead } from '../../access/record-read.ts'
import { languageOf, orderIn } from '../../people/names.ts'
import { type LayoutRequest, prepareLayout } from '../../report/layout.ts'
import type { Part } from '../../report/packed-text.ts'
import { streamJson } from '../compression.ts'
import { matchesTag } from '../etag.ts'
import { turnOrRefusal, turnsPerCaller } from '../turn-of-caller.ts'
import { type Dependencies, rangeFrom, refuseUnknownZone } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'
import { ROUTES } from './table.ts'
import { ledTeam } from './team-of-request.ts'

/**
 * Yields the pieces of the answer. Reads one piece at a time, so that other requests are answered
 * between two pieces.
 */
async function* readPieces(pieces: AsyncGenerator<readonly Part[]>, reading: LimitFunction) {
  for (;;) {
    const { done, value } = await reading(async () => {
      const piece = await pieces.next()
      await setImmediate()
      return piece
    })
    if (done) return
    yield value
  }
}

/**
 * Returns the kind and range of the read for the access log. An answer by months contains all days
 * of its months.
 */
const readOf = ({ by, from, to }: LayoutRequest) => {
  if (by === 'day') return { route: 'layout' as const, range: { from, to } }
  const months = monthsOf(from, to)
  return {
    route: 'months' as const,
    range: { from: months[0]?.from ?? from, to: months.at(-1)?.to ?? to },
  }
}

export const addLayoutRoute = (serve: ServeMembers, { db, now }: Dependencies) => {
  const reading = pLimit(LAYOUT_PIECES_AT_ONCE)
  const turnOf = turnsPerCaller(LAYOUTS_OF_CALLER)

  serve(ROUTES.getLayout, async (c, read) => {
    const { exact, by = 'day', team: named, ...range } = read.query()
    const asked = { ...rangeFrom(range), exact: exact === '1', by }
    const caller = c.get('caller')
    const team = ledTeam(caller, named)
    const order = orderIn(languageOf(c.req.header('accept-language')))
    const endTurn = await turnOrRefusal(turnOf(`${caller.team} ${caller.member}`))
    try {
      const { tag, people, isPacked, pieces } = await reading(() =>
        refuseUnknownZone(() => prepareLayout(db, { team }, asked, now(), order)),
      )
      // The read is recorded before any answer. This includes a 304, because a reader who gets a
      // 304 already has the figures.
      await recordRead(db, { team, reader: caller.member, people, ...readOf(asked) }, now())
      // The ETag is weak, because rows that arrive while the answer is made may already be in it.
      const headers = { ETag: `W/${tag}` }
      const isUnchanged = matchesTag(c.req.header('if-none-match'), tag)
      if (isUnchanged || c.req.method === 'HEAD') {
        endTurn()
        return c.body(null, isUnchanged ? 304 : 200, headers)
      }
      return streamJson(c, readPieces(pieces(), reading), { headers, isPacked, closed: endTurn })
    } catch (error) {
      endTurn()
      throw error
    }
  })
}
