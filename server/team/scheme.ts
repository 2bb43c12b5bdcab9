/**
 * Reads a team's scheme (its set of categories), all its versions, and the categories that rows may
 * have.
 */
import { type Category, categoryOf } from '../../src/core/scheme/categories.ts'
import { FIRST_SCHEME, mayChangeFrom } from '../../src/core/scheme/versions.ts'
import { MAX_HISTORY, MAX_VERSIONS, type Scheme } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { readAnswers } from './readiness.ts'

export const versionsOf = (db: Database, team: string) =>
  db.selectFrom('schemes').selectAll().where('team', '=', team).orderBy('version', 'desc').execute()

export type Version = Awaited<ReturnType<typeof versionsOf>>[number]

export const versionFrom = ({ version, from_date, change_every, categories }: Version) => ({
  version,
  // A stored version has no date if it is the first scheme (the standard set of categories): a team
  // may go back to the first scheme before its own scheme applies.
  ...(from_date && { from: from_date }),
  changeEvery: change_every,
  categories: JSON.parse(categories) as Category[],
})

/**
 * Returns the newest versions of the scheme (the set of categories), as many of them as one answer
 * may contain.
 */
const latestOf = (versions: readonly Version[]) => {
  let length = 0
  return versions.slice(0, MAX_VERSIONS).filter(({ categories }) => {
    length += categories.length
    return length <= MAX_HISTORY
  })
}

/**
 * Returns the newest scheme of a team (its set of categories). `from` is its first day, which may
 * be tomorrow.
 */
export const schemeOf = async (db: Database, { team }: Pick<Owner, 'team'>): Promise<Scheme> => {
  const versions = await versionsOf(db, team)
  const readiness = await readAnswers(db, team)
  const [newest, ...before] = versions
  const latest = newest ? versionFrom(newest) : FIRST_SCHEME
  const sent = latestOf(before)
  const isWhole = sent.length === before.length && sent.length < MAX_VERSIONS
  const earlier = [...sent.map(versionFrom), ...(newest && isWhole ? [FIRST_SCHEME] : [])]
  const allowedFrom = mayChangeFrom(latest)
  return {
    ...latest,
    categories: [...latest.categories],
    ...(allowedFrom && { mayChangeFrom: allowedFrom }),
    ...(readiness && { readiness }),
    history: earlier.map((version) => ({ ...version, categories: [...version.categories] })),
  }
}

/**
 * Returns a function that tells which of these categories the rows of a team may have. If all of
 * them are categories of the first scheme (the standard set of categories), nothing is read from
 * the database.
 */
export const knownCategories = async (
  db: Database,
  team: string,
  categories: ReadonlySet<string>,
) => {
  const isCommon = (id: string) => categoryOf(id, FIRST_SCHEME.categories) !== undefined
  if ([...categories].every(isCommon)) return isCommon
  // Categories of all versions of the scheme are allowed, even of a version that was cancelled
  // before its first day: in a time zone further east, that day may already have begun.
  const versions = await db
    .selectFrom('schemes')
    .select('categories')
    .where('team', '=', team)
    .execute()
  const own = new Set(
    versions.flatMap((version) =>
      (JSON.parse(version.categories) as Category[]).map(({ id }) => id),
    ),
  )
  return (id: string) => isCommon(id) || own.has(id)
}
