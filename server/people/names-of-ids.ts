/**
 * Finds the names for the ids in log entries. Each query searches all teams, even if the database
 * is distributed over several servers by team and the query is slow there, because a log is rarely
 * opened.
 */
import type { LoggedThing } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { isId } from './owner.ts'

/** An id within a text. */
export const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

export interface NamesOfIds {
  people: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
  /**
   * For each browser, the name of its person and of the browser, such as `Anna Lee, Firefox on
   * Windows`.
   */
  browsers: ReadonlyMap<string, string>
  /** The names of API tokens. */
  tokens: ReadonlyMap<string, string>
}

const asMap = (rows: readonly { id: string; name: string }[]) =>
  new Map(rows.map(({ id, name }) => [id, name]))

/**
 * Reads the names of people, teams, browsers and API tokens.
 * @param ids the ids to look up; the result contains no name for an id that was removed
 */
export const namesOfIds = async (db: Database, ids: Iterable<string>): Promise<NamesOfIds> => {
  const all = [...new Set(ids)]
  if (all.length === 0)
    return { people: new Map(), teams: new Map(), browsers: new Map(), tokens: new Map() }
  const devices = await db
    .selectFrom('devices')
    .select(['id', 'member', 'label'])
    .where('id', 'in', all)
    .execute()
  const wanted = [...all, ...devices.map(({ member }) => member)]
  const people = asMap(
    await db.selectFrom('members').select(['id', 'name']).where('id', 'in', wanted).execute(),
  )
  const teams = asMap(
    await db.selectFrom('teams').select(['id', 'name']).where('id', 'in', all).execute(),
  )
  const tokens = asMap(
    await db.selectFrom('api_tokens').select(['id', 'name']).where('id', 'in', all).execute(),
  )
  const browsers = devices.map(
    ({ id, member, label }) =>
      [id, [people.get(member), label ?? id.slice(0, 8)].filter(Boolean).join(', ')] as const,
  )
  return { people, teams, browsers: new Map(browsers), tokens }
}

export const thingOf = (names: ReadonlyMap<string, string>, id: string): LoggedThing => {
  const name = names.get(id)
  return { id, ...(name !== undefined && { name }) }
}

/**
 * Returns the reader or actor of a log entry: a person, an API token, or the system account that
 * ran a command.
 */
export const readerOf = ({ people, tokens }: NamesOfIds, reader: string) => {
  const token = tokens.get(reader)
  if (token !== undefined) return { id: reader, name: token, token: true as const }
  return isId(reader) ? thingOf(people, reader) : { account: reader }
}
