/**
 * The access log of all teams: who read the figures of which people, the newest read first. The
 * answer contains no figures.
 */
import type { AllReads } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { type NamesOfIds, namesOfIds, readerOf, thingOf } from '../people/names-of-ids.ts'
import { cutPage, type LogPage, rowsToRead } from './newest-first.ts'

const rowsOf = (db: Database, page: LogPage) => {
  const { upTo, from, person } = page
  const rows = db
    .selectFrom('reads')
    .select(['team', 'reader', 'route', 'from_date', 'to_date', 'roster', 'first_at', 'last_at'])
    .where('last_at', '<=', upTo)
    .where('last_at', '>=', from)
    .orderBy('last_at', 'desc')
    .orderBy('team')
    .orderBy('reader')
    .orderBy('route')
    .orderBy('from_date')
    .orderBy('to_date')
    .orderBy('roster')
    .limit(rowsToRead(page))
  const of = (id: string) =>
    rows.where((eb) =>
      eb.or([
        eb('reader', '=', id),
        eb.exists(
          eb
            .selectFrom('roster_people as named')
            .select('named.member')
            .whereRef('named.team', '=', 'reads.team')
            .whereRef('named.roster', '=', 'reads.roster')
            .where('named.member', '=', id),
        ),
      ]),
    )
  return (person === undefined ? rows : of(person)).execute()
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/**
 * Returns, for each roster (list of people, `rosters.ts`) that a row refers to, the ids of its
 * people. The keys of the map are team and roster id.
 */
const readRosters = async (db: Database, rows: readonly Row[]) => {
  const rosters = new Map<string, readonly string[]>()
  for (const { team, roster } of rows) {
    const key = `${team} ${roster}`
    if (rosters.has(key)) continue
    const people = await db
      .selectFrom('roster_people')
      .select('member')
      .where('team', '=', team)
      .where('roster', '=', roster)
      .execute()
    rosters.set(
      key,
      people.map(({ member }) => member),
    )
  }
  return ({ team, roster }: Row) => rosters.get(`${team} ${roster}`) ?? []
}

const readFrom =
  (names: NamesOfIds, rosterOf: (row: Row) => readonly string[]) =>
  (row: Row): AllReads['reads'][number] => {
    const { people, teams } = names
    const roster = rosterOf(row)
    const [only] = roster
    return {
      reader: readerOf(names, row.reader),
      route: row.route,
      team: thingOf(teams, row.team),
      people: roster.length,
      ...(only !== undefined && roster.length === 1 && { person: thingOf(people, only) }),
      ...(row.from_date && { from: row.from_date, to: row.to_date }),
      firstAt: row.first_at,
      lastAt: row.last_at,
    }
  }

export const allReads = async (db: Database, asked: LogPage): Promise<AllReads> => {
  const rows = await rowsOf(db, asked)
  const { page, next } = cutPage(rows, asked, ({ last_at }) => last_at)
  const rosterOf = await readRosters(db, page)
  const ids = page.flatMap((row) => {
    const roster = rosterOf(row)
    return [row.team, row.reader, ...(roster.length === 1 ? roster : [])]
  })
  const names = await namesOfIds(db, ids)
  return { reads: page.map(readFrom(names, rosterOf)), ...(next && { next }) }
}
