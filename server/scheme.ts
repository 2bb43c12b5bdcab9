/** A team's scheme: what is in force, and how a manager changes it. */
import { createHash } from 'node:crypto'
import { dayOf } from '../src/core/days.ts'
import { type Category, categoryOf } from '../src/core/scheme.ts'
import { FIRST_SCHEME, mayChangeFrom, wrongCategories } from '../src/core/team-scheme.ts'
import type { Scheme, SchemeChange } from '../src/sync/contract.ts'
import { note } from './audit.ts'
import type { Caller, Owner } from './devices.ts'
import { Refusal } from './problem.ts'
import type { Database } from './tables.ts'

const versionsOf = (db: Database, team: string) =>
  db.selectFrom('schemes').selectAll().where('team', '=', team).orderBy('version', 'desc').execute()

type Version = Awaited<ReturnType<typeof versionsOf>>[number]

const told = ({ version, from_date, change_every, categories }: Version) => ({
  version,
  from: from_date,
  changeEvery: change_every,
  categories: JSON.parse(categories) as Category[],
})

/** The newest scheme of a team; it may take force only tomorrow, `from` says so. */
export const schemeOf = async (db: Database, { team }: Pick<Owner, 'team'>): Promise<Scheme> => {
  const versions = await versionsOf(db, team)
  const { readiness } = versions.find((version) => version.readiness) ?? {}
  const [latest, ...earlier] = [...versions.map(told), FIRST_SCHEME]
  if (!latest) throw new Error('There is always a first scheme.')
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
  const latest = await db
    .selectFrom('schemes')
    .select('categories')
    .where('team', '=', team)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const own = latest ? (JSON.parse(latest.categories) as Category[]).map(({ id }) => id) : []
  return (id: string) => isCommon(id) || own.includes(id)
}

/** Throws a Refusal that says why the scheme may not become that now. */
const check = (held: Scheme, change: SchemeChange, today: string) => {
  if (change.after !== held.version)
    throw new Refusal('scheme-changed-meanwhile', `It is at version ${held.version}.`)
  const wrong = wrongCategories(held.categories, change.categories)
  if (wrong) throw new Refusal('bad-request', wrong)
  const allowedFrom = held.mayChangeFrom
  if (allowedFrom && today < allowedFrom)
    throw new Refusal(
      'scheme-change-too-early',
      `Allowed from ${allowedFrom}.`,
      {},
      { allowedFrom },
    )
  if (!held.readiness && !change.readiness)
    throw new Refusal('readiness-unanswered', 'Answer the readiness questions once.')
}

/**
 * Makes the next version, in force from the next day. Throws a Refusal that says why not, a
 * RangeError for an unknown zone.
 */
export const changeScheme = async (
  db: Database,
  { team, member }: Caller,
  change: SchemeChange,
  now: number,
): Promise<Scheme> => {
  const today = dayOf(now, change.zone, 0)
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString()
  return db.transaction().execute(async (tx) => {
    // Of two at once the second waits here, and is then told that it was changed meanwhile.
    await tx.updateTable('teams').set({ id: team }).where('id', '=', team).execute()
    const held = await schemeOf(tx, { team })
    check(held, change, today)
    const version = held.version + 1
    const readiness = !held.readiness && { ...change.readiness, answeredAt: now }
    await tx
      .insertInto('schemes')
      .values({
        ...{ team, version, from_date: tomorrow, change_every: change.changeEvery },
        categories: JSON.stringify(change.categories),
        readiness: readiness ? JSON.stringify(readiness) : null,
        ...{ created_at: now, created_by: member },
      })
      .execute()
    await note(tx, { team, at: now, actor: member, act: 'scheme changed', about: `${version}` })
    return schemeOf(tx, { team })
  })
}

/** The same scheme has the same tag, whichever process answers. */
export const tagOf = (scheme: Scheme) =>
  `"${createHash('sha256').update(JSON.stringify(scheme)).digest('base64url').slice(0, 22)}"`
