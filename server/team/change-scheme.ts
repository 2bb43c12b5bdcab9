/** Makes the next version of a team's scheme (its set of categories). */
import {
  everInForce,
  nextVersion,
  type SchemeRefusal as WhyNot,
} from '../../src/core/scheme/change.ts'
import type { SchemeVersion } from '../../src/core/scheme/versions.ts'
import { dayBounds, dayOf } from '../../src/core/time/days.ts'
import { MAX_AHEAD, MAX_AMENDED, type Scheme, type SchemeChange } from '../../src/sync/contract.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { ProblemError } from '../http/problem.ts'
import { recordAct } from '../people/audit.ts'
import type { Owner } from '../people/owner.ts'
import { recordEvents } from '../webhooks/events.ts'
import { keepAnswers } from './readiness.ts'
import { schemeOf, type Version, versionFrom, versionsOf } from './scheme.ts'

/**
 * Returns the version of the scheme (the set of categories) that results from a change. Throws a
 * ProblemError if the change is not allowed now.
 */
const nextOf = (present: Scheme, change: SchemeChange, today: string): SchemeVersion => {
  if (change.after !== present.version)
    throw new ProblemError('scheme-changed-meanwhile', `It is at version ${present.version}.`)
  const made = nextVersion([...present.history.toReversed(), present], change, today)
  if ('refused' in made) throw problemOf(made.refused)
  if (!present.readiness && !change.readiness)
    throw new ProblemError('readiness-unanswered', 'Answer the readiness questions once.')
  return made.next
}

const problemOf = (refused: WhyNot) => {
  if (refused.why === 'wrong') return new ProblemError('bad-request', refused.detail)
  if (refused.why === 'unchanged')
    return new ProblemError('bad-request', 'It is like that already.')
  const { allowedFrom } = refused
  const detail = `Allowed from ${allowedFrom}.`
  return new ProblemError('scheme-change-too-early', detail, {}, { allowedFrom })
}

/**
 * Locks the row of the team. If two administrators change the scheme (the set of categories) at the
 * same time, the second change waits for the lock, and is then refused because the scheme has
 * changed. (A transaction on SQLite locks the complete file.)
 */
const lockTeam = async (tx: Database, team: string) => {
  const row = tx.selectFrom('teams').select('id').where('id', '=', team)
  if (isOnServer(tx)) await row.forUpdate().execute()
}

// The time zone in which a day begins first.
const FIRST_ZONE = 'Pacific/Kiritimati'

/**
 * Whether a segment that was recorded with this version of the scheme (the set of categories) ended
 * on or after the version's first day.
 */
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
 * Removes versions of the scheme (the set of categories) that were changed or cancelled before
 * their first day. If the first day had already begun in some time zone, somebody may have recorded
 * time with the version. In that case the version is kept if rows use it, or if it is one of the
 * newest MAX_AMENDED versions whose first day had begun.
 */
const forgetAmended = async (tx: Database, team: string, now: number) => {
  const versions = await versionsOf(tx, team)
  const inOrder = versions.map(versionFrom).toReversed()
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
 * Makes the next version of the scheme (the set of categories). It applies from the next day on,
 * and can be changed until then. Throws a ProblemError if the change is not allowed, and a
 * RangeError for an unknown time zone.
 */
export const changeScheme = async (
  db: Database,
  owner: Owner,
  change: SchemeChange,
  now: number,
): Promise<Scheme> => {
  const { team, member } = owner
  const today = dayOf(now, change.zone, 0)
  return db.transaction().execute(async (tx) => {
    await lockTeam(tx, team)
    const present = await schemeOf(tx, { team })
    const { version, from = '' } = nextOf(present, change, today)
    if (change.readiness) await keepAnswers(tx, owner, change.readiness, now)
    await tx
      .insertInto('schemes')
      .values({
        team,
        version,
        from_date: from,
        change_every: change.changeEvery,
        categories: JSON.stringify(change.categories),
        created_at: now,
        created_by: member,
      })
      .execute()
    await forgetAmended(tx, team, now)
    await recordAct(tx, {
      team,
      at: now,
      actor: member,
      act: 'scheme changed',
      about: `${version}`,
    })
    await recordEvents(tx, [{ type: 'scheme.changed', data: { team, version, from } }], now)
    return schemeOf(tx, { team })
  })
}
