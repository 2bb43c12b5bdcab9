/** The routes by which an administrator lets people connect: invites, codes, accounts, devices. */
import type { Context } from 'hono'
import type { Devices, Invite, ShortCode } from '../../../src/sync/contract.ts'
import { createCode } from '../../people/codes.ts'
import { devicesOf, revokeDevice } from '../../people/devices.ts'
import { createInvite, revokeInvites } from '../../people/invites.ts'
import { requirePerson } from '../../people/person.ts'
import { unlinkAccounts } from '../../sign-in/accounts-of-person.ts'
import { ProblemError } from '../problem.ts'
import { byCaller, type Dependencies } from './dependencies.ts'
import { ENROLMENT } from './enrolment-table.ts'
import { devicesAnswer } from './own.ts'
import type { MemberEnv } from './route.ts'
import type { ServeMembers } from './serve.ts'

export const withLink = (
  c: Context<MemberEnv>,
  { invites }: Pick<Dependencies, 'invites'>,
  made: { code: string; expiresAt: number },
): Invite => ({ ...made, link: invites.linkOf(c, made.code) })

/** Makes an invite for a member. An earlier invite of that member becomes invalid. */
export const inviteMember = async (
  c: Context<MemberEnv>,
  dependencies: Dependencies,
  member: string,
) => {
  const { db, invites } = dependencies
  const acting = { ...byCaller(c, dependencies), days: invites.days }
  return withLink(c, dependencies, await createInvite(db, { member }, acting))
}

export const addEnrolmentRoutes = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now } = dependencies

  serve(ENROLMENT.inviteMember, async (c, read) =>
    c.json(await inviteMember(c, dependencies, read.param())),
  )

  serve(ENROLMENT.revokeInvite, async (c, read) => {
    const person = await requirePerson(db, read.param())
    const { actor } = byCaller(c, dependencies)
    if (!(await revokeInvites(db, person, now(), actor))) throw new ProblemError('not-found')
    return c.body(null, 204)
  })

  serve(ENROLMENT.unlinkAccount, async (c, read) => {
    if (!(await unlinkAccounts(db, read.param(), byCaller(c, dependencies))))
      throw new ProblemError('not-found')
    return c.body(null, 204)
  })

  serve(ENROLMENT.makeCode, async (c, read) => {
    const person = await requirePerson(db, read.param())
    const { actor } = byCaller(c, dependencies)
    return c.json((await createCode(db, person, now(), actor)) satisfies ShortCode)
  })

  serve(ENROLMENT.getMemberDevices, async (c, read) => {
    const person = await requirePerson(db, read.param())
    const devices = await devicesOf(db, person, now())
    return c.json(devicesAnswer(devices) satisfies Devices)
  })

  serve(ENROLMENT.voidMemberDevice, async (c, read) => {
    const { id, device } = read.param()
    const person = await requirePerson(db, id)
    const { actor } = byCaller(c, dependencies)
    if (!(await revokeDevice(db, { ...person, id: device }, actor, now())))
      throw new ProblemError('not-found')
    return c.body(null, 204)
  })
}
