/**
 * The routes by which an administrator manages people and teams. None of them reads recorded time.
 */
import type { Context } from 'hono'
import type {
  Devices,
  Imported,
  InvitedMember,
  MemberEntry,
  Members,
  ShortCode,
  TeamEntry,
  TeamMode,
  Teams,
} from '../../../src/sync/contract.ts'
import { enterGroupMode, leaveGroupMode } from '../../group/change-mode.ts'
import { modeOf } from '../../group/periods.ts'
import { createCode, createInvite, revokeInvites } from '../../people/codes.ts'
import { type Caller, devicesOf, revokeDevice } from '../../people/devices.ts'
import { importMembers } from '../../people/import.ts'
import { keptOf } from '../../people/kept.ts'
import { leaveTeam, returnMember } from '../../people/leave.ts'
import {
  addMemberTo,
  changeMember,
  type ListedMember,
  listedMember,
  listMembers,
  readTeams,
  requirePerson,
} from '../../people/members.ts'
import { mergeMembers } from '../../people/merge.ts'
import { moveMember } from '../../people/move.ts'
import { languageOf, orderIn } from '../../people/names.ts'
import { leavingAt } from '../../people/person.ts'
import { eraseDeleted, forgetMember } from '../../people/personal.ts'
import { unlinkAccounts } from '../../sign-in/accounts-of-person.ts'
import { listTeams } from '../../team/team.ts'
import { addTeam, deleteTeam, renameTeam } from '../../team/teams.ts'
import { ProblemError } from '../problem.ts'
import type { Dependencies } from './dependencies.ts'
import { devicesAnswer } from './own.ts'
import { PEOPLE } from './people-table.ts'
import type { MemberEnv } from './route.ts'
import type { ServeMembers } from './serve.ts'

type Named = ReadonlyMap<string, string>

const entryFrom = (member: ListedMember, teams: Named): MemberEntry => {
  const leavesAt = leavingAt(member)
  return {
    id: member.member,
    name: member.name,
    ...(member.email && { email: member.email }),
    team: { id: member.team, name: member.teamName },
    role: member.role,
    leads: member.leads.flatMap((id) => {
      const name = teams.get(id)
      return name === undefined ? [] : [{ id, name }]
    }),
    tracked: member.isTracked,
    addedAt: member.addedAt,
    ...(leavesAt !== undefined && { leavesAt }),
    devices: member.devices,
    ...(member.version !== null && { version: member.version }),
    ...(member.lastSeenAt !== null && { lastSeenAt: member.lastSeenAt }),
    ...(member.invitedUntil !== null && { invitedUntil: member.invitedUntil }),
  }
}

const orderFor = (c: Context<MemberEnv>) => {
  c.header('Vary', 'Accept-Language', { append: true })
  return orderIn(languageOf(c.req.header('accept-language')))
}

/**
 * A program gets the teams that its scopes reach. It gets the names of a team's heads only where it
 * may read people.
 */
const teamsFor = ({ kind, leads, reach }: Caller, teams: readonly TeamEntry[]) =>
  kind === 'token'
    ? teams
        .filter(({ id }) => leads.includes(id))
        .map((team) => (reach?.['people:read']?.includes(team.id) ? team : { ...team, heads: [] }))
    : [...teams]

/**
 * A program gets the people of its teams, without the instants at which they were last seen or
 * invited.
 */
const membersFor = ({ kind, leads }: Caller, members: readonly MemberEntry[]) =>
  kind === 'token'
    ? members
        .filter(({ team }) => leads.includes(team.id))
        .map(({ lastSeenAt, invitedUntil, ...member }) => ({
          ...member,
          leads: member.leads.filter(({ id }) => leads.includes(id)),
        }))
    : [...members]

const addTeamRoutes = (serve: ServeMembers, { db, now }: Dependencies) => {
  const acting = (c: Context<MemberEnv>) => ({ now: now(), actor: c.get('caller').member })
  const entryOf = async (id: string): Promise<TeamEntry> => {
    const found = (await listTeams(db, now())).find((team) => team.id === id)
    if (!found) throw new ProblemError('not-found')
    return found
  }

  serve(PEOPLE.getTeams, async (c) => {
    const teams = await listTeams(db, now(), orderFor(c))
    return c.json({ teams: teamsFor(c.get('caller'), teams) } satisfies Teams)
  })

  serve(PEOPLE.addTeam, async (c, read) => {
    const { name, anyway } = await read.body()
    const { id } = await addTeam(db, name, acting(c), anyway)
    return c.json(await entryOf(id))
  })

  serve(PEOPLE.renameTeam, async (c, read) => {
    const id = read.param()
    const { name, anyway = false } = await read.body()
    const { actor } = acting(c)
    await renameTeam(db, id, name, now(), { actor, anyway })
    return c.json(await entryOf(id))
  })

  serve(PEOPLE.changeMode, async (c, read) => {
    const id = read.param()
    const { mode } = await read.body()
    const change = mode === 'group' ? enterGroupMode : leaveGroupMode
    await change(db, id, acting(c))
    return c.json((await modeOf(db, id, now())) satisfies TeamMode)
  })

  serve(PEOPLE.deleteTeam, async (c, read) => {
    await deleteTeam(db, read.param(), acting(c))
    return c.body(null, 204)
  })
}

/**
 * Refuses changes of an administrator's own entry. With them, the last administrator could leave
 * nobody to administer, or an administrator could give themselves access to a team's time.
 */
const refuseOwn = (c: Context<MemberEnv>, member: string) => {
  if (c.get('caller').member === member)
    throw new ProblemError('own-entry', 'Another administrator can do that.')
}

const addMemberRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now, invites } = dependencies
  const acting = (c: Context<MemberEnv>) => ({ now: now(), actor: c.get('caller').member })
  const teamNames = async () =>
    new Map((await readTeams(db)).map(({ id, name }) => [id, name] as const))
  const entryOf = async (member: string) =>
    entryFrom(await listedMember(db, member, now()), await teamNames())
  const linked = (made: { code: string; expiresAt: number }) => ({
    ...made,
    link: invites.linkOf(made.code),
  })
  const invite = async (c: Context<MemberEnv>, member: string) =>
    linked(await createInvite(db, { member }, { ...acting(c), days: invites.days }))

  serve(PEOPLE.getMembers, async (c) => {
    const names = await teamNames()
    const members = await listMembers(db, orderFor(c), now())
    const entries = members.map((one) => entryFrom(one, names))
    return c.json({ members: membersFor(c.get('caller'), entries) } satisfies Members)
  })

  serve(PEOPLE.addMember, async (c, read) => {
    const { team, tracked, anyway, ...person } = await read.body()
    const member = await addMemberTo(db, team, { ...person, isTracked: tracked }, acting(c), anyway)
    const made = await invite(c, member)
    return c.json({ member: await entryOf(member), invite: made } satisfies InvitedMember)
  })

  serve(PEOPLE.importMembers, async (c, read) => {
    const { csv, ...asked } = await read.body()
    const { people, newTeams } = await importMembers(db, csv, {
      ...asked,
      ...acting(c),
      inviteDays: invites.days,
    })
    const answer: Imported = {
      newTeams,
      people: people.map(({ invite: made, ...person }) => ({
        ...person,
        ...(made && { invite: linked(made) }),
      })),
    }
    return c.json(answer)
  })

  serve(PEOPLE.changeMember, async (c, read) => {
    const member = read.param()
    const { tracked, ...change } = await read.body()
    if (change.role !== undefined || change.leads !== undefined) refuseOwn(c, member)
    await changeMember(db, member, { ...change, isTracked: tracked }, acting(c))
    return c.json(await entryOf(member))
  })

  serve(PEOPLE.moveMember, async (c, read) => {
    const member = read.param()
    const { team, anyway } = await read.body()
    await moveMember(db, member, team, acting(c), anyway)
    return c.json(await entryOf(member))
  })

  serve(PEOPLE.leaveMember, async (c, read) => {
    const member = read.param()
    refuseOwn(c, member)
    await leaveTeam(db, member, await read.body(), acting(c))
    return c.json(await entryOf(member))
  })

  serve(PEOPLE.returnMember, async (c, read) => {
    const member = read.param()
    const { team, anyway } = await read.body()
    await returnMember(db, member, team, acting(c), anyway)
    return c.json(await entryOf(member))
  })

  serve(PEOPLE.getKept, async (c, read) => c.json(await keptOf(db, read.param())))

  serve(PEOPLE.mergeMember, async (c, read) => {
    const member = read.param()
    const { other } = await read.body()
    refuseOwn(c, other)
    await mergeMembers(db, member, other, acting(c))
    return c.json(await entryOf(member))
  })

  serve(PEOPLE.forgetMember, async (c, read) => {
    const member = read.param()
    refuseOwn(c, member)
    await requirePerson(db, member)
    await forgetMember(db, { member }, now(), c.get('caller').member)
    await eraseDeleted(db)
    return c.body(null, 204)
  })

  serve(PEOPLE.inviteMember, async (c, read) => c.json(await invite(c, read.param())))

  serve(PEOPLE.revokeInvite, async (c, read) => {
    const person = await requirePerson(db, read.param())
    const { actor } = acting(c)
    if (!(await revokeInvites(db, person, now(), actor))) throw new ProblemError('not-found')
    return c.body(null, 204)
  })

  serve(PEOPLE.unlinkAccount, async (c, read) => {
    if (!(await unlinkAccounts(db, read.param(), acting(c)))) throw new ProblemError('not-found')
    return c.body(null, 204)
  })

  serve(PEOPLE.makeCode, async (c, read) => {
    const person = await requirePerson(db, read.param())
    const { actor } = acting(c)
    return c.json((await createCode(db, person, now(), actor)) satisfies ShortCode)
  })

  serve(PEOPLE.getMemberDevices, async (c, read) => {
    const person = await requirePerson(db, read.param())
    const devices = await devicesOf(db, person, now())
    return c.json(devicesAnswer(devices) satisfies Devices)
  })

  serve(PEOPLE.voidMemberDevice, async (c, read) => {
    const { id, device } = read.param()
    const person = await requirePerson(db, id)
    const { actor } = acting(c)
    if (!(await revokeDevice(db, { ...person, id: device }, actor, now())))
      throw new ProblemError('not-found')
    return c.body(null, 204)
  })
}

export const addPeopleRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  addTeamRoutes(serve, dependencies)
  addMemberRoutes(serve, dependencies)
}
