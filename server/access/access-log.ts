/**
 * The access log of one person: which other people read the person's figures, the latest read
 * first.
 */
import { type AccessLog, MAX_READS } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { readMember } from '../people/move.ts'
import { isId, type Owner } from '../people/owner.ts'
import { type Person, readPerson, teamsOf } from '../people/person.ts'
import { teamIds } from '../team/team-names.ts'

interface Page {
  /**
   * Epoch milliseconds. A read combines several requests by one reader. Reads whose last request
   * was at this instant or later are left out.
   */
  before?: number | undefined
  most?: number | undefined
}

const readsIn = (
  db: Database,
  { team, member }: Owner,
  { before = Number.MAX_SAFE_INTEGER, most = MAX_READS }: Page,
) =>
  db
    .selectFrom('reads')
    .innerJoin('roster_people as named', 'named.roster', 'reads.roster')
    .select(['reader', 'route', 'from_date', 'to_date', 'first_at', 'last_at'])
    .where('reads.team', '=', team)
    .where('named.team', '=', team)
    .where('named.member', '=', member)
    // Leaves out reads by the person themselves: people who look at their own team also read their
    // own figures.
    .where('reader', '<>', member)
    .where('last_at', '<', before)
    .orderBy('last_at', 'desc')
    .limit(most + 1)
    .execute()
type Row = Awaited<ReturnType<typeof readsIn>>[number]

const readToken = (db: Database, id: string) =>
  db.selectFrom('api_tokens').select('name').where('id', '=', id).executeTakeFirst()

/**
 * Returns the person or the API token with this id; undefined if the person or token was removed.
 */
const readReader = async (db: Database, reader: string) => {
  const person = await readPerson(db, reader)
  if (person) return readMember(db, person.team, reader).executeTakeFirst()
  const token = await readToken(db, reader)
  return token && { ...token, token: true as const }
}

/** Returns the names of the readers, in a map by the readers' ids. */
const readReaders = async (db: Database, rows: readonly Row[]) => {
  const readers = new Map<string, { name: string; token?: true }>()
  for (const id of new Set(rows.map(({ reader }) => reader))) {
    const found = await readReader(db, id)
    if (found) readers.set(id, { name: found.name, ...('token' in found && { token: true }) })
  }
  return readers
}

const entryFrom =
  (readers: Awaited<ReturnType<typeof readReaders>>) =>
  ({ reader, route, from_date, to_date, first_at, last_at }: Row): AccessLog['reads'][number] => {
    return {
      reader: isId(reader) ? { id: reader, ...readers.get(reader) } : { account: reader },
      route,
      ...(from_date && { from: from_date, to: to_date }),
      firstAt: first_at,
      lastAt: last_at,
    }
  }

/**
 * Returns the reads of the person's figures by others, in every team in which the person is or was.
 */
export const accessLogOf = async (
  db: Database,
  { member, ...person }: Pick<Person, 'member' | 'team' | 'stays'>,
  { before, most = MAX_READS }: Page = {},
): Promise<AccessLog> => {
  const all: Row[] = []
  for (const team of teamsOf(person))
    all.push(...(await readsIn(db, { team, member }, { before, most })))
  all.sort((a, b) => b.last_at - a.last_at)
  const next = all[most]
  // All reads that ended at the same instant are put on the same page. The cursor of the next page
  // is an instant, so further reads of that instant would be left out of the next page.
  const rows = next ? all.slice(0, most).filter((row) => row.last_at > next.last_at) : all
  const reads = rows.map(entryFrom(await readReaders(db, rows)))
  return { reads, ...(next && { next: `${next.last_at + 1}` }) }
}

/**
 * Returns when a person read other people's figures, in every team. A manager may lead teams other
 * than their own.
 */
export const readsBy = async (db: Database, member: string) => {
  const reads = []
  for (const team of await teamIds(db))
    reads.push(
      ...(await db
        .selectFrom('reads')
        .select(['team', 'route', 'from_date as from', 'to_date as to'])
        .select(['first_at as firstAt', 'last_at as lastAt'])
        .where('team', '=', team)
        .where('reader', '=', member)
        .orderBy('last_at')
        .execute()),
    )
  return reads
}
