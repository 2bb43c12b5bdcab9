/** Reads the feed: a person's rows in the order in which they were stored. */
import type { FeedAnswer } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import type { Person } from '../people/person.ts'
import { readInTeams } from './earlier-teams.ts'
import { fromTable } from './segment-columns.ts'

/**
 * Returns the member's rows of all devices whose place (number) in the feed is higher than `since`
 * (docs/domain.md, *feed*). The oldest change comes first.
 */
export const rowsAfter = (db: Database, { team, member }: Owner, since: number, limit: number) =>
  db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute()

/**
 * Returns one page of the person's feed (their rows of all teams, in the order in which they were
 * stored; docs/domain.md, *feed*), and the cursor of the next page.
 */
export const readFeed = async (
  db: Database,
  { member, ...whereabouts }: Pick<Person, 'member' | 'team' | 'stays'>,
  since: number,
  limit: number,
): Promise<FeedAnswer> => {
  const found = await readInTeams(whereabouts, (team) =>
    rowsAfter(db, { team, member }, since, limit + 1),
  )
  // The places (`seq`) of a person's rows in all teams come from one counter, so rows of several
  // teams can be sorted by place.
  const rows = found.sort((a, b) => a.seq - b.seq).slice(0, limit + 1)
  const page = rows.slice(0, limit)
  return {
    segments: page.map(fromTable),
    next: String(page.at(-1)?.seq ?? since),
    more: rows.length > limit,
  }
}
