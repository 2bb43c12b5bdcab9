/**
 * Creates and finds people at the endpoint of `npm start`: the person who uses the opened browser,
 * the person who opens the console, and the people of the sample.
 */
import { openDatabase } from '../server/db/database.ts'
import type { Database } from '../server/db/tables.ts'
import { addMember } from '../server/people/add-member.ts'
import { changeMember } from '../server/people/change-member.ts'
import { createCode } from '../server/people/codes.ts'
import { listMembers } from '../server/people/list-members.ts'
import { byName } from '../server/people/names.ts'
import { hasLeft } from '../server/people/person.ts'
import { readTeams } from '../server/team/find-team.ts'
import { periodOf } from '../src/core/indicators/periods.ts'
import { dayOf } from '../src/core/time/days.ts'
import { fillEndpoint } from '../test/support/sample/fill-endpoint.ts'
import { fillIndicators } from '../test/support/sample/fill-indicators.ts'
import type { Language } from '../test/support/sample/plans.ts'
import { DATABASE } from './serve.ts'

/** The name of the first team, which is made if the endpoint has no team. */
const TEAM = 'Team'
/** The name of the person who opens the console, if nobody leads a team. */
const MANAGER = 'Manager'

const within = async <T>(work: (db: Database) => Promise<T>) => {
  const db = await openDatabase(DATABASE)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

const firstTeam = async (db: Database) => (await readTeams(db)).sort(byName)[0]?.name ?? TEAM

/** Creates a one-time code for the member with this name. If there is no such member, adds one. */
export const codeFor = (name: string) =>
  within(async (db) => {
    const known = (await listMembers(db)).find((one) => one.name === name)
    const person = known ?? (await addMember(db, name, await firstTeam(db), Date.now()))
    return (await createCode(db, person, Date.now())).code
  })

const addManager = async (db: Database) => {
  const added = await addMember(db, MANAGER, await firstTeam(db), Date.now(), 'administrator', {
    isTracked: false,
  })
  const acting = { now: Date.now(), actor: 'npm start' }
  await changeMember(db, added.member, { leads: [added.team] }, acting)
  return added
}

/**
 * Returns a link that signs in to the console as a person who may open all pages of the console.
 */
export const consoleLink = (endpoint: string) =>
  within(async (db) => {
    const known = (await listMembers(db)).find(
      (one) => one.role === 'administrator' && one.leads.length > 0 && !hasLeft(one, Date.now()),
    )
    const { code } = await createCode(db, known ?? (await addManager(db)), Date.now())
    return `${endpoint}/#code=${code}`
  })

/** The language of the sample and of a demonstration: the language of this machine. */
export const language: Language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ru')
  ? 'ru'
  : 'en'

/** Fills an empty database with the sample team. Returns whether the database was empty. */
export const addSample = () =>
  within(async (db) => {
    if ((await listMembers(db)).length > 0) return false
    const filling = { now: Date.now(), zone: Temporal.Now.timeZoneId(), language }
    const head = await fillEndpoint(db, filling)
    const month = periodOf('month', dayOf(filling.now, filling.zone, 0))
    await fillIndicators(db, { ...filling, team: head.team, actor: head.member, month })
    const acting = { now: filling.now, actor: 'the sample' }
    await changeMember(db, head.member, { role: 'administrator' }, acting)
    return true
  })
