import { schemeLine } from '../../core/attribution/trace-lines.ts'
import { isSchemeCheckDue } from '../../core/day/send-schedule.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../core/scheme/versions.ts'
import { modeNews, type TeamMode } from '../../core/settings/team-mode.ts'
import { minute } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import type { Connection, StoredTeam } from '../named.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { keepTrace } from '../timeline/trace.ts'

/** Milliseconds to wait after a failed request for the scheme. */
const RETRY_AFTER = 10 * minute

/**
 * Whether a team is connected and its scheme was not requested in the last `every` milliseconds.
 */
const isDue = async (db: StintDatabase, every: number): Promise<boolean> =>
  (await readNamed(db, 'connection')) !== undefined &&
  isSchemeCheckDue(await readNamed(db, 'team'), Date.now(), every)

/**
 * If a request for the team's scheme is due, reserves this request for the caller, so that no other
 * page or worker makes the same request. Takes no write lock if no request is due.
 * @param every milliseconds that must have passed since the last request
 * @returns the connection and the ETag of the stored scheme
 */
export async function claimSchemeCheck(db: StintDatabase, every: number) {
  if (!(await isDue(db, every))) return undefined
  return db.transaction('rw', db.named, async () => {
    const connection = await readNamed(db, 'connection')
    if (!connection || !(await isDue(db, every))) return undefined
    const team = await readNamed(db, 'team')
    await writeNamed(db, 'team', { ...team, askedAt: Date.now() })
    return { connection, tag: team?.tag }
  })
}

/**
 * Called after a failed request for the scheme. Sets the time of the next request, so that not
 * every event of the browser makes a request.
 */
export const postponeSchemeCheck = (db: StintDatabase, every: number) =>
  changeTeam(db, (team) => ({ ...team, askedAt: Date.now() - Math.max(0, every - RETRY_AFTER) }))

const changeTeam = (db: StintDatabase, change: (team: StoredTeam) => StoredTeam) =>
  db.transaction('rw', db.named, async () => {
    const team = await readNamed(db, 'team')
    if (team) await writeNamed(db, 'team', change(team))
  })

/**
 * The team's new mode (figures by name or for groups), and the news about it for the person.
 * `modeNews` is undefined if there is no news, or if the stored news no longer applies.
 */
const modeChange = ({ mode: before, modeNews: unseen }: StoredTeam, mode: TeamMode) => {
  const news = modeNews(before, mode, unseen)
  return { mode, modeNews: news }
}

/**
 * Stores that the person has seen the news about how the team's figures are shown: by name or for
 * groups.
 */
export const markModeSeen = (db: StintDatabase) =>
  changeTeam(db, ({ modeNews: _, ...team }) => team)

/** A team's scheme from the endpoint. */
export interface TeamScheme {
  /** All versions, the oldest first. */
  versions: readonly SchemeVersion[]
  tag?: string | undefined
  /**
   * Whether the team has answered the questions that it must answer before it changes its scheme
   * for the first time (`Readiness` in src/sync/contract/team.ts).
   */
  ready: boolean
}

/**
 * Stores the team's scheme, and the person's role in the team. This browser also keeps categories
 * that are not in the team's scheme: time that was recorded in such a category needs its name and
 * base category.
 * @param connection the connection that the answer came from. Nothing is stored if it is not the
 *   current connection
 */
export const keepTeam = (
  db: StintDatabase,
  { token }: Pick<Connection, 'token'>,
  answer: Partial<Pick<StoredTeam, 'role' | 'mode'>> & {
    ownTimeStays?: boolean
    workingTime?: StoredTeam['workingTime'] | undefined
    scheme?: TeamScheme | undefined
    /** Present if the scheme change that was prepared in this browser is now part of the scheme. */
    prepared?: 'done' | undefined
  },
): Promise<boolean> =>
  db.transaction('rw', db.named, db.trace, async () => {
    if ((await readNamed(db, 'connection'))?.token !== token) return false
    const { role, mode, scheme, workingTime } = answer
    const { ownTimeStays: before, ...team } = (await readNamed(db, 'team')) ?? {
      askedAt: Date.now(),
    }
    await writeNamed(db, 'team', {
      ...team,
      ...(role && { role }),
      ...(mode && modeChange(team, mode)),
      ...(workingTime && { workingTime }),
      ...((answer.ownTimeStays ?? before) && { ownTimeStays: true as const }),
      ...(scheme && { ready: scheme.ready, ...(scheme.tag && { tag: scheme.tag }) }),
    })
    if (scheme) await keepVersions(db, scheme.versions)
    if (answer.prepared) await db.named.delete('schemeEdits')
    return true
  })

/**
 * Stores the versions of the scheme. The caller runs it within a transaction that writes `named`
 * and `trace`.
 * @param more other categories known in this browser, with the newest definition of each category
 * first
 */
export async function keepVersions(
  db: StintDatabase,
  versions: readonly SchemeVersion[],
  more: Categories = [],
) {
  const before = await readNamed(db, 'scheme')
  const held = (before?.versions ?? [FIRST_SCHEME]).toReversed()
  const kept = missingFrom(versions, [
    ...held.flatMap(({ categories }) => categories),
    ...(before?.kept ?? []),
    ...more,
  ])
  await writeNamed(db, 'scheme', { versions, ...(kept.length > 0 && { kept }) })
  if ((await readSettings(db)).recordTrace)
    await keepTrace(db, Date.now(), schemeLine(versions, kept))
}

/**
 * The categories that are in no version. If a category has several definitions, the first one is
 * used, which is the newest.
 */
function missingFrom(versions: readonly SchemeVersion[], categories: Categories): Categories {
  const known = new Set(versions.flatMap((version) => version.categories.map(({ id }) => id)))
  const missing = new Map<string, Categories[number]>()
  for (const category of categories)
    if (!known.has(category.id) && !missing.has(category.id)) missing.set(category.id, category)
  return [...missing.values()]
}
