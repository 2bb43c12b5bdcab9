/**
 * Returns pages of the audit, the newest act first. The pages contain the names of people who have
 * not been removed.
 */
import type { Act, Audit } from '../../src/sync/contract.ts'
import { cutPage, type LogPage, rowsToRead } from '../access/newest-first.ts'
import type { Database } from '../db/tables.ts'
import { ID, type NamesOfIds, namesOfIds, readerOf, thingOf } from './names-of-ids.ts'

const rowsOf = (db: Database, page: LogPage) => {
  const { upTo, from, person } = page
  const rows = db
    .selectFrom('audit')
    .selectAll()
    .where('at', '<=', upTo)
    .where('at', '>=', from)
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .orderBy('id', 'desc')
    .limit(rowsToRead(page))
  const of = (id: string) => rows.where((eb) => eb.or([eb('actor', '=', id), eb('about', '=', id)]))
  return (person === undefined ? rows : of(person)).execute()
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const idsIn = ({ team, actor, about, detail }: Row) =>
  [team, actor, about, detail ?? ''].flatMap((text) => text.match(ID) ?? [])

/** Matches the names of acts that are about an API token or a webhook, not about a person. */
const OF_PROGRAM = /^(token|webhook) /

const actFrom =
  (names: NamesOfIds) =>
  ({ id, at, act, actor, team, about, detail }: Row): Audit['acts'][number] => {
    const { people, teams, browsers, tokens } = names
    const nameOf = (one: string) => people.get(one) ?? teams.get(one) ?? browsers.get(one) ?? one
    const thing = browsers.get(about) ?? tokens.get(about)
    const isOther = thing !== undefined || OF_PROGRAM.test(act)
    const isPerson = about !== team && !isOther && about.match(ID) !== null
    const subject = thing ?? about.replace(ID, '')
    const more = [
      ...(about === team || isPerson ? [] : [subject]),
      ...(detail === null ? [] : [detail.replace(ID, nameOf)]),
    ].filter(Boolean)
    return {
      id,
      at,
      act: act as Act,
      actor: readerOf(names, actor),
      team: thingOf(teams, team),
      ...(isPerson && { about: thingOf(people, about) }),
      ...(more.length > 0 && { detail: more.join(', ') }),
    }
  }

export const auditPage = async (db: Database, asked: LogPage): Promise<Audit> => {
  const rows = await rowsOf(db, asked)
  const { page, next } = cutPage(rows, asked, ({ at }) => at)
  const names = await namesOfIds(db, page.flatMap(idsIn))
  return { acts: page.map(actFrom(names)), ...(next && { next }) }
}
