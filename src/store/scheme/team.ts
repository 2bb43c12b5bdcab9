import { schemeLine } from '../../core/attribution/trace.ts'
import { isSchemeCheckDue } from '../../core/day/send-schedule.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import { FIRST_SCHEME, type SchemeVersion } from '../../core/scheme/versions.ts'
import { minute } from '../../core/time/units.ts'
import type { Connection, StintDatabase, StoredTeam } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { keepTrace } from '../timeline/trace.ts'

/** A failed look is made up for after this long, milliseconds. */
const RETRY_AFTER = 10 * minute

/** Whether there is a team, and it was not asked for so long, milliseconds. */
const isDue = async (db: StintDatabase, every: number): Promise<boolean> =>
  (await readNamed(db, 'connection')) !== undefined &&
  isSchemeCheckDue(await readNamed(db, 'team'), Date.now(), every)

/**
 * Whom to ask for the team's scheme, if they were not asked for so long, milliseconds; from here on
 * they count as asked, so that nobody else asks as well. Where it is not due, nothing is locked.
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

/** It could not be asked: soon again, but not with the next event. */
export const postponeSchemeCheck = (db: StintDatabase, every: number) =>
  changeTeam(db, (team) => ({ ...team, askedAt: Date.now() - Math.max(0, every - RETRY_AFTER) }))

const changeTeam = (db: StintDatabase, change: (team: StoredTeam) => StoredTeam) =>
  db.transaction('rw', db.named, async () => {
    const team = await readNamed(db, 'team')
    if (team) await writeNamed(db, 'team', change(team))
  })

/** What a team's endpoint says of its scheme. */
export interface TeamScheme {
  /** The oldest first. */
  versions: readonly SchemeVersion[]
  tag?: string | undefined
  /** The readiness questions are answered. */
  ready: boolean
}

/**
 * The team's word takes the place of what was here. Categories that it does not know stay known, so
 * that what was recorded keeps its name and its base category.
 * @param connection the one that said so: of another, nothing is kept
 */
export const keepTeam = (
  db: StintDatabase,
  { token }: Pick<Connection, 'token'>,
  told: Partial<Pick<StoredTeam, 'role'>> & {
    scheme?: TeamScheme | undefined
    /** What was being prepared here has become that scheme. */
    prepared?: 'done' | undefined
  },
): Promise<boolean> =>
  db.transaction('rw', db.named, db.trace, async () => {
    if ((await readNamed(db, 'connection'))?.token !== token) return false
    const { role, scheme } = told
    const team = (await readNamed(db, 'team')) ?? { askedAt: Date.now() }
    await writeNamed(db, 'team', {
      ...team,
      ...(role && { role }),
      ...(scheme && { ready: scheme.ready, ...(scheme.tag && { tag: scheme.tag }) }),
    })
    if (scheme) await keepVersions(db, scheme.versions)
    if (told.prepared) await db.named.delete('schemeEdits')
    return true
  })

/**
 * Stores the versions; within a transaction that writes `named` and `trace`.
 * @param more what else was a category somewhere, the newest word on each first
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

/** Of each only the first, which is the newest word on it. */
function missingFrom(versions: readonly SchemeVersion[], categories: Categories): Categories {
  const known = new Set(versions.flatMap((version) => version.categories.map(({ id }) => id)))
  const missing = new Map<string, Categories[number]>()
  for (const category of categories)
    if (!known.has(category.id) && !missing.has(category.id)) missing.set(category.id, category)
  return [...missing.values()]
}
