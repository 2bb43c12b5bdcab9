/** A team's scheme: what is in force, and how a manager changes it. */
import { createHash } from 'node:crypto'
import { type Category, categoryOf } from '../../src/core/scheme/categories.ts'
import {
  everInForce,
  nextVersion,
  type SchemeRefusal as WhyNot,
} from '../../src/core/scheme/change.ts'
import { FIRST_SCHEME, mayChangeFrom, type SchemeVersion } from '../../src/core/scheme/versions.ts'
import { dayBounds, dayOf } from '../../src/core/time/days.ts'
import {
  MAX_AHEAD,
  MAX_AMENDED,
  MAX_HISTORY,
  MAX_VERSIONS,
  type Scheme,
  type SchemeChange,
} from '../../src/sync/contract.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { Refusal } from '../http/problem.ts'
import { note } from '../people/audit.ts'
import type { Caller, Owner } from '../people/devices.ts'

const versionsOf = (db: Database, team: string) =>
  db.selectFrom('schemes').selectAll().where('team', '=', team).orderBy('version', 'desc').execute()

type Version = Awaited<ReturnType<typeof versionsOf>>[number]

const told = ({ version, from_date, change_every, categories }: Version) => ({
  version,
  // Taken back to what every team begins with, before it took force: that has no day.
  ...(from_date && { from: from_date }),
  changeEvery: change_every,
  categories: JSON.parse(categories) as Category[],
})

/** As many of the versions, the newest first, as one answer has room for. */
const fitting = (versions: readonly Version[]) => {
  let length = 0
  return versions.slice(0, MAX_VERSIONS).filter(({ categories }) => {
    length += categories.length
    return length <= MAX_HISTORY
  })
}

/** The newest scheme of a team; it may take force only tomorrow, `from` says so. */
export const schemeOf = async (db: Database, { team }: Pick<Owner, 'team'>): Promise<Scheme> => {
  const versions = await versionsOf(db, team)
  const { readiness } = versions.find((version) => version.readiness) ?? {}
  const [newest, ...before] = versions
  const latest = newest ? told(newest) : FIRST_SCHEME
  const kept = fitting(before)
  const isWhole = kept.length === before.length && kept.length < MAX_VERSIONS
  const earlier = [...kept.map(told), ...(newest && isWhole ? [FIRST_SCHEME] : [])]
  const allowedFrom = mayChangeFrom(latest)
  return {
    ...latest,
    categories: [...latest.categories],
    ...(allowedFrom && { mayChangeFrom: allowedFrom }),
    ...(readiness && { readiness: JSON.parse(readiness) }),
    history: earlier.map((version) => ({ ...version, categories: [...version.categories] })),
  }
}

/** The categories of each version; of one that the team never had (a device of no team): the newest. */
export const versionsIn = (scheme: Scheme) => {
  const versions = new Map([scheme, ...scheme.history].map((v) => [v.version, v.categories]))
  return (version: number) => versions.get(version) ?? scheme.categories
}

/**
 * Which of these categories rows of a team may carry. Most teams have those that everybody begins
 * with: then nothing is looked up.
 */
export const knownOf = async (db: Database, team: string, categories: ReadonlySet<string>) => {
  const isCommon = (id: string) => categoryOf(id, FIRST_SCHEME.categories) !== undefined
  if ([...categories].every(isCommon)) return isCommon
  // Of all versions: one that was taken back may have been in force further east.
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

/** What the change makes. Throws a Refusal that says why the scheme may not become that now. */
const nextOf = (held: Scheme, change: SchemeChange, today: string): SchemeVersion => {
  if (change.after !== held.version)
    throw new Refusal('scheme-changed-meanwhile', `It is at version ${held.version}.`)
  const made = nextVersion([...held.history.toReversed(), held], change, today)
  if ('refused' in made) throw refusalFor(made.refused)
  if (!held.readiness && !change.readiness)
    throw new Refusal('readiness-unanswered', 'Answer the readiness questions once.')
  return made.next
}

const refusalFor = (refused: WhyNot) => {
  if (refused.why === 'wrong') return new Refusal('bad-request', refused.detail)
  if (refused.why === 'unchanged') return new Refusal('bad-request', 'It is like that already.')
  const { allowedFrom } = refused
  const detail = `Allowed from ${allowedFrom}.`
  return new Refusal('scheme-change-too-early', detail, {}, { allowedFrom })
}

/**
 * Of two changes at once the second waits here, and is then told that it was changed meanwhile. (A
 * transaction on SQLite has the whole file to itself.)
 */
const lockTeam = async (tx: Database, team: string) => {
  const row = tx.selectFrom('teams').select('id').where('id', '=', team)
  if (isOnServer(tx)) await row.forUpdate().execute()
}

// Where a day begins first.
const FIRST_ZONE = 'Pacific/Kiritimati'

/** Whether somebody recorded under a version, on the days on which it was thought to be in force. */
const isUsed = async (tx: Database, team: string, { version, from_date }: Version, now: number) => {
  const found = await tx
    .selectFrom('members')
    .innerJoin('segments', (join) =>
      join.onRef('segments.team', '=', 'members.team').onRef('segments.member', '=', 'members.id'),
    )
    .select('segments.id')
    .where('members.team', '=', team)
    .where('segments.team', '=', team)
    .where('segments.ended_at', '>=', dayBounds(from_date, FIRST_ZONE, 0).from)
    .where('segments.ended_at', '<=', now + MAX_AHEAD)
    .where('segments.scheme', '=', version)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Drops versions that were amended or taken back before their day. Those whose day had begun
 * somewhere on earth are kept, up to a number; beyond it, while somebody recorded under them.
 */
const forgetAmended = async (tx: Database, team: string, now: number) => {
  const versions = await versionsOf(tx, team)
  const inOrder = versions.map(told).toReversed()
  const lasting = new Set(everInForce(inOrder).map(({ version }) => version))
  const begun = dayOf(now, FIRST_ZONE, 0)
  let kept = 0
  for (const amended of versions.filter(({ version }) => !lasting.has(version))) {
    const mayBeUsed = amended.from_date !== '' && amended.from_date <= begun
    if (mayBeUsed && ++kept <= MAX_AMENDED) continue
    if (mayBeUsed && (await isUsed(tx, team, amended, now))) continue
    await tx
      .deleteFrom('schemes')
      .where('team', '=', team)
      .where('version', '=', amended.version)
      .execute()
  }
}

/**
 * Makes the next version, in force from the next day; until then it can be amended. Throws a Refusal
 * that says why not, a RangeError for an unknown zone.
 */
export const changeScheme = async (
  db: Database,
  { team, member }: Caller,
  change: SchemeChange,
  now: number,
): Promise<Scheme> => {
  const today = dayOf(now, change.zone, 0)
  return db.transaction().execute(async (tx) => {
    await lockTeam(tx, team)
    const held = await schemeOf(tx, { team })
    const { version, from = '' } = nextOf(held, change, today)
    const readiness = !held.readiness && { ...change.readiness, answeredAt: now }
    await tx
      .insertInto('schemes')
      .values({
        ...{ team, version, from_date: from, change_every: change.changeEvery },
        categories: JSON.stringify(change.categories),
        readiness: readiness ? JSON.stringify(readiness) : null,
        ...{ created_at: now, created_by: member },
      })
      .execute()
    await forgetAmended(tx, team, now)
    await note(tx, { team, at: now, actor: member, act: 'scheme changed', about: `${version}` })
    return schemeOf(tx, { team })
  })
}

/**
 * Whether `If-None-Match` names the tag: a list, `*` for whatever there is, and weak tags, which a
 * proxy that packs answers makes of ours (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match).
 */
export const isKnown = (ifNoneMatch: string | undefined, tag: string) => {
  const named: readonly string[] = ifNoneMatch?.match(/"[^"]*"/g) ?? []
  return ifNoneMatch?.trim() === '*' || named.includes(tag)
}

/** The same scheme has the same tag, whichever process answers. */
export const tagOf = (scheme: Scheme) =>
  `"${createHash('sha256').update(JSON.stringify(scheme)).digest('base64url').slice(0, 22)}"`
