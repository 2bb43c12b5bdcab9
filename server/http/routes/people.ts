/** The routes by which an administrator manages people. None of them reads recorded time. */
import type { Context } from 'hono'
import type { Imported, InvitedMember, MemberEntry, Members } from '../../../src/sync/contract.ts'
import { addMemberTo } from '../../people/add-member.ts'
import type { Caller } from '../../people/caller.ts'
import { changeMember } from '../../people/change-member.ts'
import { countKept } from '../../people/count-kept.ts'
import { eraseDeleted, forgetMember } from '../../people/forget-member.ts'
import { importMembers } from '../../people/import.ts'
import { leaveTeam, returnMember } from '../../people/leave.ts'
import { type ListedMember, listedMember, listMembers } from '../../people/list-members.ts'
import { mergeMembers } from '../../people/merge.ts'
import { moveMember } from '../../people/move.ts'
import { leavingAt, requirePerson } from '../../people/person.ts'
import { namesOfTeams } from '../../team/find-team.ts'
import { ProblemError } from '../problem.ts'
import { byCaller, type Dependencies, orderFor } from './dependencies.ts'
import { inviteMember, withLink } from './enrolment.ts'
import { MEMBERS } from './people-table.ts'
import type { MemberEnv } from './route.ts'
import type { ServeMembers } from './serve.ts'

const entryFrom = (member: ListedMember, teams: ReadonlyMap<string, string>): MemberEntry => {
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

const entryOf = async ({ db, now }: Dependencies, member: string) =>
  entryFrom(await listedMember(db, member, now()), await namesOfTeams(db))

/**
 * Returns the people that a caller may see. A program gets the people of the teams for which its
 * token is valid, without the instants at which they were last seen or invited.
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

const addMemberRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now, invites } = dependencies

  serve(MEMBERS.getMembers, async (c) => {
    const names = await namesOfTeams(db)
    const members = await listMembers(db, orderFor(c), now())
    const entries = members.map((one) => entryFrom(one, names))
    return c.json({ members: membersFor(c.get('caller'), entries) } satisfies Members)
  })

  serve(MEMBERS.addMember, async (c, read) => {
    const { team, tracked, anyway, ...person } = await read.body()
    const member = await addMemberTo(
      db,
      team,
      { ...person, isTracked: tracked },
      byCaller(c, dependencies),
      anyway,
    )
    const made = await inviteMember(c, dependencies, member)
    return c.json({
      member: await entryOf(dependencies, member),
      invite: made,
    } satisfies InvitedMember)
  })

  serve(MEMBERS.importMembers, async (c, read) => {
    const { csv, ...asked } = await read.body()
    const { people, newTeams } = await importMembers(db, csv, {
      ...asked,
      ...byCaller(c, dependencies),
      inviteDays: invites.days,
    })
    const answer: Imported = {
      newTeams,
      people: people.map(({ invite: made, ...person }) => ({
        ...person,
        ...(made && { invite: withLink(c, dependencies, made) }),
      })),
    }
    return c.json(answer)
  })
}

/**
 * Refuses a change that administrators request for their own entry. Otherwise the last
 * administrator could give up the role, and then nobody could administer the endpoint. Also,
 * administrators could make themselves the leader of a team, and then see the time of its people.
 */
const refuseOwn = (c: Context<MemberEnv>, member: string) => {
  if (c.get('caller').member === member)
    throw new ProblemError('own-entry', 'Another administrator can do that.')
}

const addChangeRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db } = dependencies

  serve(MEMBERS.changeMember, async (c, read) => {
    const member = read.param()
    const { tracked, ...change } = await read.body()
    if (change.role !== undefined || change.leads !== undefined) refuseOwn(c, member)
    await changeMember(db, member, { ...change, isTracked: tracked }, byCaller(c, dependencies))
    return c.json(await entryOf(dependencies, member))
  })

  serve(MEMBERS.moveMember, async (c, read) => {
    const member = read.param()
    const { team, anyway } = await read.body()
    await moveMember(db, member, team, byCaller(c, dependencies), anyway)
    return c.json(await entryOf(dependencies, member))
  })

  serve(MEMBERS.leaveMember, async (c, read) => {
    const member = read.param()
    refuseOwn(c, member)
    await leaveTeam(db, member, await read.body(), byCaller(c, dependencies))
    return c.json(await entryOf(dependencies, member))
  })

  serve(MEMBERS.returnMember, async (c, read) => {
    const member = read.param()
    const { team, anyway } = await read.body()
    await returnMember(db, member, team, byCaller(c, dependencies), anyway)
    return c.json(await entryOf(dependencies, member))
  })
}

const addRemovalRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now } = dependencies

  serve(MEMBERS.getKept, async (c, read) => c.json(await countKept(db, read.param())))

  serve(MEMBERS.mergeMember, async (c, read) => {
    const member = read.param()
    const { other } = await read.body()
    refuseOwn(c, other)
    await mergeMembers(db, member, other, byCaller(c, dependencies))
    return c.json(await entryOf(dependencies, member))
  })

  serve(MEMBERS.forgetMember, async (c, read) => {
    const member = read.param()
    refuseOwn(c, member)
    await requirePerson(db, member)
    await forgetMember(db, { member }, now(), c.get('caller').member)
    await eraseDeleted(db)
    return c.body(null, 204)
  })
}

export const addPeopleRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  addMemberRoutes(serve, dependencies)
  addChangeRoutes(serve, dependencies)
  addRemovalRoutes(serve, dependencies)
}
