/**
 * The routes that read, store and import values of key indicators, and a team's choices about them.
 */
import pLimit from 'p-limit'
import {
  type IndicatorChoices,
  type IndicatorReadiness,
  MAX_PERIOD_DAYS,
  type OwnIndicators,
  type Reviews,
  TABLES_AT_ONCE,
  TABLES_OF_CALLER,
  type TableImported,
  type ValueHistory,
  type Values,
  type ValuesStored,
} from '../../../src/sync/contract.ts'
import { recordRead } from '../../access/record-read.ts'
import { changeChoices, readChoices, readReviews, storeReview } from '../../indicators/choices.ts'
import { type GroupRule, readGroupRule } from '../../indicators/group-rule.ts'
import { importTable } from '../../indicators/import-table.ts'
import { readOwnValues } from '../../indicators/own-values.ts'
import { historyOf, peopleValues, teamValues } from '../../indicators/read-values.ts'
import { readReadiness } from '../../indicators/readiness.ts'
import { takeValues } from '../../indicators/take-values.ts'
import type { Caller } from '../../people/caller.ts'
import { languageOf, orderIn } from '../../people/names.ts'
import { ProblemError } from '../problem.ts'
import { turnOrRefusal, turnsPerCaller } from '../turn-of-caller.ts'
import type { Dependencies } from './dependencies.ts'
import { INDICATORS } from './indicators-table.ts'
import type { ServeMembers } from './serve.ts'
import { ledTeam, managedTeam, seenTeam } from './team-of-request.ts'

const requireRange = ({ from, to }: { from: string; to: string }) => {
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
  if (days < 0) throw new ProblemError('bad-request', 'to: lies before its start')
  if (days > MAX_PERIOD_DAYS)
    throw new ProblemError('bad-request', `to: at most ${MAX_PERIOD_DAYS} days`)
}

/**
 * Says whose values a request is about: the values of the team (`people` absent), of all people, or
 * of one person.
 */
type Whose = { team: string; people?: 'all' | string }

/**
 * Finds whose values a request reads. People who lead a team see the values of the team and of its
 * people. Everybody else sees only their own values.
 */
const whoseOf = (
  caller: Caller,
  asked: { team?: string; person?: string; by?: 'team' | 'person' },
): Whose => {
  const isToken = caller.kind === 'token'
  const own = caller.leads.includes(caller.team) ? caller.team : caller.leads[0]
  const team = isToken ? ledTeam(caller, asked.team) : (asked.team ?? own)
  const isOwn = asked.person === caller.member || (!asked.person && !asked.team)
  if (team !== undefined && caller.leads.includes(team)) {
    const people = asked.person ?? (asked.by === 'person' ? 'all' : undefined)
    return { team, ...(people && { people }) }
  }
  if (!isOwn) throw new ProblemError('forbidden')
  return { team: asked.team ?? caller.team, people: caller.member }
}

/**
 * Throws a ProblemError if the request is for other people's values and the team is in group mode
 * (no values by name; `indicators/group-rule.ts`). People always get their own values.
 */
const requireNamed = ({ isPresent }: GroupRule, isOwn: boolean) => {
  if (isPresent && !isOwn) throw new ProblemError('group-mode')
}

const addValueRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  serve(INDICATORS.getIndicators, async (c, read) => {
    const asked = read.query()
    requireRange(asked)
    const caller = c.get('caller')
    const { team, people: whose } = whoseOf(caller, asked)
    const rule = await readGroupRule(db, team, now())
    if (whose === undefined) {
      const { own } = await readChoices(db, team)
      return c.json((await teamValues(db, team, asked, { own, rule })) satisfies Values)
    }
    const isOwn = whose === caller.member
    requireNamed(rule, isOwn)
    const order = orderIn(languageOf(c.req.header('accept-language')))
    const only = whose === 'all' ? undefined : whose
    const given = { only, order, now: now(), ...(!isOwn && { rule }) }
    const values = await peopleValues(db, team, asked, given)
    const { people = [] } = values
    if (only !== undefined && people.length === 0) throw new ProblemError('not-found')
    const range = { from: asked.from, to: asked.to }
    const named = people.map(({ id }) => id)
    const seen = { team, reader: caller.member, route: 'indicators' as const, range, people: named }
    await recordRead(db, seen, now())
    return c.json(values satisfies Values)
  })

  serve(INDICATORS.getOwnIndicators, async (c, read) => {
    const range = read.query()
    requireRange(range)
    return c.json((await readOwnValues(db, c.get('caller'), range)) satisfies OwnIndicators)
  })

  serve(INDICATORS.getIndicatorHistory, async (c, read) => {
    const { indicator, period, from, ...asked } = read.query()
    const caller = c.get('caller')
    const { team, people: member } = whoseOf(caller, asked)
    if (member !== undefined && member !== caller.member) {
      const rule = await readGroupRule(db, team, now())
      if (rule.isOf({ period, from })) throw new ProblemError('group-mode')
    }
    const place = { team, member: member ?? '', indicator, period, from_date: from }
    const history = await historyOf(db, place)
    if (member !== undefined && history.values.length > 0) {
      const range = { from, to: from }
      const seen = { team, reader: caller.member, route: 'indicators' as const, range }
      await recordRead(db, { ...seen, people: [member] }, now())
    }
    return c.json(history satisfies ValueHistory)
  })

  serve(INDICATORS.putIndicators, async (c, read) => {
    const team = await managedTeam(db, c.get('caller'), read.query().team)
    const { values } = await read.body()
    return c.json((await takeValues(db, team, values, now())) satisfies ValuesStored)
  })
}

const addImportRoute = (serve: ServeMembers, { db, now }: Dependencies) => {
  const reading = pLimit(TABLES_AT_ONCE)
  const turnOf = turnsPerCaller(TABLES_OF_CALLER)

  serve(INDICATORS.importIndicators, async (c, read) => {
    const { team: own, member } = c.get('caller')
    const team = await managedTeam(db, c.get('caller'), read.query().team)
    const endTurn = await turnOrRefusal(turnOf(`${own} ${member}`))
    try {
      const asked = await read.body()
      const imported = await reading(() => importTable(db, team, asked, now()))
      return c.json(imported satisfies TableImported)
    } finally {
      endTurn()
    }
  })
}

const addChoiceRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  /**
   * Returns those of a team's settings for indicators that the caller may see. Only administrators
   * and people who lead the team get the hourly cost; a program (with a token) never gets it.
   */
  const answerFor = (
    { kind, role, leads }: Caller,
    team: string,
    { hourlyCost, ...choices }: Required<IndicatorChoices>,
  ): IndicatorChoices => ({
    ...choices,
    ...(kind !== 'token' && (leads.includes(team) || role === 'administrator') && { hourlyCost }),
  })

  serve(INDICATORS.getIndicatorChoices, async (c, read) => {
    const caller = c.get('caller')
    const team = await seenTeam(db, caller, read.query().team)
    return c.json(answerFor(caller, team, await readChoices(db, team)))
  })

  serve(INDICATORS.putIndicatorChoices, async (c, read) => {
    const caller = c.get('caller')
    const team = await managedTeam(db, caller, read.query().team)
    const change = await read.body()
    const choices = await changeChoices(db, { team, actor: caller.member }, change, now())
    return c.json(answerFor(caller, team, choices))
  })

  serve(INDICATORS.getIndicatorReadiness, async (c, read) => {
    const team = await managedTeam(db, c.get('caller'), read.query().team)
    return c.json((await readReadiness(db, team, now())) satisfies IndicatorReadiness)
  })

  serve(INDICATORS.getIndicatorReviews, async (c, read) => {
    const team = ledTeam(c.get('caller'), read.query().team)
    return c.json((await readReviews(db, team)) satisfies Reviews)
  })

  serve(INDICATORS.putIndicatorReview, async (c, read) => {
    const team = ledTeam(c.get('caller'), read.query().team)
    await storeReview(db, team, await read.body(), now())
    return c.json((await readReviews(db, team)) satisfies Reviews)
  })
}

export const addIndicatorRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  addValueRoutes(serve, dependencies)
  addImportRoute(serve, dependencies)
  addChoiceRoutes(serve, dependencies)
}
