/**
 * The route for figures of a team in group mode, in which figures are shown only for the group and
 * never by name (docs/domain.md, *Who sees what*).
 */
import pLimit from 'p-limit'
import { dateAfter } from '../../../src/core/time/days.ts'
import { type GroupWeeks, MIDDLES_AT_ONCE, MIDDLES_OF_CALLER } from '../../../src/sync/contract.ts'
import { figuresFrom } from '../../group/figures.ts'
import { sumsOfWeeks, type WeekSums } from '../../group/sums-of-weeks.ts'
import { daysOf } from '../../report/range.ts'
import { ProblemError } from '../problem.ts'
import { turnOrRefusal, turnsPerCaller } from '../turn-of-caller.ts'
import type { Dependencies } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'
import { ROUTES } from './table.ts'
import { ledTeam } from './team-of-request.ts'

/**
 * Returns the Mondays of a range. Throws a ProblemError unless the range consists of whole weeks.
 */
const mondaysOf = (range: { from: string; to: string }) => {
  const mondays = daysOf(range).filter((_, i) => i % 7 === 0)
  const isWhole =
    Temporal.PlainDate.from(range.from).dayOfWeek === 1 &&
    dateAfter(mondays.at(-1) ?? '', 6) === range.to
  if (!isWhole)
    throw new ProblemError('bad-request', 'from, to: from a Monday to a Sunday, whole weeks only')
  return mondays
}

const weekFrom = ({ week, sums, why }: WeekSums): GroupWeeks['weeks'][number] => {
  const figures = sums && figuresFrom(sums)
  return { week, ...(figures ? { figures } : { why: why ?? 'few' }) }
}

export const addGroupRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  const reading = pLimit(MIDDLES_AT_ONCE)
  const turnOf = turnsPerCaller(MIDDLES_OF_CALLER)

  serve(ROUTES.getGroup, async (c, read) => {
    const { team: named, ...range } = read.query()
    const caller = c.get('caller')
    const team = ledTeam(caller, named)
    const mondays = mondaysOf(range)
    const endTurn = await turnOrRefusal(turnOf(`${caller.team} ${caller.member}`))
    try {
      const weeks = await reading(() => sumsOfWeeks(db, team, mondays, now()))
      return c.json({ ...range, weeks: weeks.map(weekFrom) } satisfies GroupWeeks)
    } finally {
      endTurn()
    }
  })
}
