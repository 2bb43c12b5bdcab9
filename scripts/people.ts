/** The people at the endpoint of `npm start`: who records, who opens the console, and the sample's. */
import { openDatabase } from '../server/db/database.ts'
import type { Database } from '../server/db/tables.ts'
import { createCode } from '../server/people/codes.ts'
import { addMember, allTeams, changeMember, listMembers } from '../server/people/members.ts'
import { byName } from '../server/people/names.ts'
import { hasLeft } from '../server/people/person.ts'
import { periodOf } from '../src/core/indicators/periods.ts'
import { dayOf } from '../src/core/time/days.ts'
import { fillEndpoint } from '../test/support/sample/fill-endpoint.ts'
import { fillIndicators } from '../test/support/sample/fill-indicators.ts'
import type { Language } from '../test/support/sample/plans.ts'
import { DATABASE } from './serve.ts'

/** The first team, where there is none. */
const TEAM = 'Team'
/** The person who opens the console, where nobody leads a team. */
const MANAGER = 'Manager'

const within = async <T>(work: (db: Database) => Promise<T>) => {
  const db = await openDatabase(DATABASE)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

const firstTeam = async (db: Database) => (await allTeams(db)).sort(byName)[0]?.name ?? TEAM

/** A one-time code for the member of this name, who is added if missing. */
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

/** A link that signs in to the console as somebody who has all of its pages. */
export const consoleLink = (endpoint: string) =>
  within(async (db) => {
    const known = (await listMembers(db)).find(
      (one) => one.role === 'administrator' && one.leads.length > 0 && !hasLeft(one, Date.now()),
    )
    const { code } = await createCode(db, known ?? (await addManager(db)), Date.now())
    return `${endpoint}/#code=${code}`
  })

/** Of the sample and of a demonstration: that of this machine. */
export const language: Language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ru')
  ? 'ru'
  : 'en'

/** Fills an empty database with the sample. Returns whether it was empty. */
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
