/**
 * Describes in words the entries of the audit log (what administrators did) and of the access log
 * (who read whose figures).
 */
import {
  type Act,
  type AllReads,
  type Audit,
  BY_COMMAND,
  type LoggedThing,
  type ReadRoute,
  SERVICE,
  SET_UP_LINK,
} from '../../../sync/contract.ts'
import { datesInFull } from '../../dates.ts'
import { integrationWords } from '../../words/integrations.ts'
import { logWords as words } from '../../words/logs.ts'

export type Kind = 'acts' | 'reads'

/**
 * One row of a log. `at` is in epoch milliseconds. The cells say who did something, what was done,
 * and which person or team it was about.
 */
export interface Entry {
  key: string
  at: number
  cells: readonly [who: string, what: string, of: string]
}

const actWords: Record<Act, string> = words.acts
const routeWords: Record<ReadRoute, string> = words.routes

type Reader = AllReads['reads'][number]['reader']

const readerWords = (reader: Reader) => {
  if (!('account' in reader)) return reader.name ?? words.removed
  if (reader.account === SERVICE) return words.service
  if (reader.account === SET_UP_LINK) return words.setUpLink
  return words.account(reader.account.replace(BY_COMMAND, ''))
}

const teamWords = ({ name }: LoggedThing) => name ?? words.removedTeam

/**
 * Words for the scopes of a token and the events of a webhook. The key is the name that the
 * endpoint writes into the log.
 */
const CODES: Readonly<Record<string, string>> = {
  ...integrationWords.tokens.scopeNames,
  ...integrationWords.webhooks.eventNames,
}

/**
 * The detail of an administrator's act in words. A detail that consists only of digits is the
 * version number of a scheme.
 */
const detailWords = (detail: string) =>
  /^\d+$/.test(detail)
    ? words.version(detail)
    : words
        .detail(detail)
        .replace(/\b[a-z]+[.:][a-z]+\b/g, (code) =>
          Object.hasOwn(CODES, code) ? (CODES[code] ?? code) : code,
        )

const actEntry = (act: Audit['acts'][number]): Entry => {
  const { id, at, actor, about, detail, team } = act
  const more = [
    ...(about ? [about.name ?? words.removed] : []),
    ...(detail === undefined ? [] : [detailWords(detail)]),
  ]
  const what = [actWords[act.act], more.join(', ')].filter(Boolean).join(': ')
  return { key: id, at, cells: [readerWords(actor), what, teamWords(team)] }
}

const readEntry = (read: AllReads['reads'][number]): Entry => {
  const { reader, route, team, people, person, from, to, firstAt, lastAt } = read
  const what = routeWords[route]
  const days = from !== undefined && to !== undefined && datesInFull({ from, to })
  const whole = words.ofTeam(teamWords(team), people)
  const ofWhom = person ? `${person.name ?? words.removed} (${teamWords(team)})` : whole
  return {
    key: JSON.stringify([firstAt, team.id, reader, route, from, to, people, person?.id]),
    at: lastAt,
    cells: [readerWords(reader), days ? words.range(what, days) : what, ofWhom],
  }
}

export const actEntries = ({ acts }: Audit) => acts.map(actEntry)
export const readEntries = ({ reads }: AllReads) => reads.map(readEntry)
