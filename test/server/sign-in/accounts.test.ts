/**
 * Tests, with a real sign-in provider, which person an account belongs to, and which data of the person
 * come from the provider's claims.
 */
import { describe, expect, it } from 'vitest'
import { addMember } from '../../../server/people/add-member.ts'
import { changeMember } from '../../../server/people/change-member.ts'
import { exportMember } from '../../../server/people/export-member.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { leaveTeam, returnMember } from '../../../server/people/leave.ts'
import { listMembers } from '../../../server/people/list-members.ts'
import { mergeMembers } from '../../../server/people/merge.ts'
import { unlinkAccounts } from '../../../server/sign-in/accounts-of-person.ts'
import type { Endpoint } from '../../support/endpoint/fixture.ts'
import { isGood, newBrowser, openFixture } from '../../support/sign-in/fixture.ts'

const add = ({ db, now }: Endpoint, name: string, email?: string, team = 'Sales') =>
  addMember(db, name, team, now, 'member', { email })

const acting = ({ now }: Endpoint) => ({ now, actor: 'a test' })

const everybody = async ({ db, now }: Endpoint) =>
  (await listMembers(db, undefined, now)).map(({ name, teamName, role, email }) => ({
    name,
    team: teamName,
    role,
    email,
  }))

describe('a known person', () => {
  it('connects by the verified e-mail address, the next time by the account alone', async () => {
    const { endpoint, employ } = await openFixture()
    const { member } = await add(endpoint, 'Anna', 'Anna@Company.example')
    employ('anna')
    const first = await newBrowser(endpoint, 'anna').enter()
    expect(first).toMatchObject({ member: 'Anna', team: 'Sales' })
    expect(await isGood(endpoint, first as { token: string })).toBe(true)
    await changeMember(endpoint.db, member, { email: 'else@company.example' }, acting(endpoint))
    employ('anna', { email: 'married@company.example', email_verified: false })
    expect(await newBrowser(endpoint, 'anna').enter()).toMatchObject({ member: 'Anna' })
  })

  it.each([
    ['unverified', { email_verified: false }, 'unverified-email'],
    ['of which the provider says nothing', { email_verified: undefined }, 'unverified-email'],
    ['absent', { email: undefined }, 'unverified-email'],
    ['somebody else’s', { email: 'boris@company.example' }, 'unknown-person'],
    ['no address', { email: 'anna' }, 'unknown-person'],
  ])('is not found by an address that is %s', async (_, claims, error) => {
    const { endpoint, employ } = await openFixture()
    await add(endpoint, 'Anna', 'anna@company.example')
    employ('anna', claims)
    expect(await newBrowser(endpoint, 'anna').enter()).toEqual({ error })
    expect(await endpoint.db.selectFrom('accounts').selectAll().execute()).toEqual([])
  })

  it('is not taken over by another account that was given their address', async () => {
    const { endpoint, employ } = await openFixture()
    await add(endpoint, 'Anna', 'anna@company.example')
    employ('anna')
    await newBrowser(endpoint, 'anna').enter()
    employ('annabel', { email: 'anna@company.example' })
    expect(await newBrowser(endpoint, 'annabel').enter()).toEqual({ error: 'other-account' })
  })

  it('has another account only after an administrator forgot the first', async () => {
    const { endpoint, employ } = await openFixture()
    const { member } = await add(endpoint, 'Anna', 'anna@company.example')
    employ('anna')
    const before = (await newBrowser(endpoint, 'anna').enter()) as { token: string }
    employ('anna.2', { email: 'anna@company.example' })
    expect(await newBrowser(endpoint, 'anna.2').enter()).toEqual({ error: 'other-account' })
    expect(await unlinkAccounts(endpoint.db, member, acting(endpoint))).toBe(true)
    expect(await newBrowser(endpoint, 'anna.2').enter()).toMatchObject({ member: 'Anna' })
    expect(await newBrowser(endpoint, 'anna').enter()).toEqual({ error: 'other-account' })
    expect(await isGood(endpoint, before)).toBe(true)
  })

  it('who has left is refused, and may sign in again after their return', async () => {
    const { endpoint, employ } = await openFixture()
    const { member } = await add(endpoint, 'Anna', 'anna@company.example')
    employ('anna')
    const before = (await newBrowser(endpoint, 'anna').enter()) as { token: string }
    await leaveTeam(endpoint.db, member, {}, acting(endpoint))
    expect(await newBrowser(endpoint, 'anna').enter()).toEqual({ error: 'has-left' })
    await returnMember(endpoint.db, member, undefined, acting(endpoint))
    expect(await newBrowser(endpoint, 'anna').enter()).toMatchObject({ member: 'Anna' })
    expect(await isGood(endpoint, before)).toBe(false)
  })

  it('who has left and never signed in is refused, too', async () => {
    const { endpoint, employ } = await openFixture({ unknown: 'create', teamClaim: 'department' })
    const { member } = await add(endpoint, 'Anna', 'anna@company.example')
    await leaveTeam(endpoint.db, member, {}, acting(endpoint))
    employ('anna', { department: 'Sales' })
    expect(await newBrowser(endpoint, 'anna').enter()).toEqual({ error: 'has-left' })
  })

  it('keeps both accounts when two entries are merged', async () => {
    const { endpoint, employ } = await openFixture()
    const anna = await add(endpoint, 'Anna', 'anna@company.example')
    const other = await add(endpoint, 'A. Lee', 'a.lee@company.example')
    for (const login of ['anna', 'a.lee']) {
      employ(login)
      await newBrowser(endpoint, login).enter()
    }
    await mergeMembers(endpoint.db, anna.member, other.member, acting(endpoint))
    expect(await newBrowser(endpoint, 'a.lee').enter()).toMatchObject({ member: 'Anna' })
  })

  it('gets what is held of their account, and is forgotten with it', async () => {
    const { endpoint, employ, company } = await openFixture()
    const anna = await add(endpoint, 'Anna', 'anna@company.example')
    employ('anna')
    const browser = newBrowser(endpoint, 'anna')
    await browser.enter()
    const held = await exportMember(endpoint.db, anna, endpoint.now)
    expect(held.accounts).toMatchObject([{ issuer: company.issuer, subject: 'anna' }])
    expect(held.signIns).toMatchObject([{ device: browser.device }])
    expect(JSON.stringify(held)).not.toMatch(/refresh|code_hash/)
    await forgetMember(endpoint.db, anna, endpoint.now)
    expect(await endpoint.db.selectFrom('accounts').selectAll().execute()).toEqual([])
    expect(await endpoint.db.selectFrom('sign_ins').selectAll().execute()).toEqual([])
  })
})

describe('somebody whom nobody has added', () => {
  const CREATE = { unknown: 'create', teamClaim: 'department' } as const
  const expectRefusal = async (claims: Record<string, unknown>, error: string) => {
    const { endpoint, employ } = await openFixture(CREATE)
    await add(endpoint, 'Mia')
    employ('boris', { name: 'Boris Ng', department: 'Sales', ...claims })
    expect(await newBrowser(endpoint, 'boris').enter()).toEqual({ error })
    expect(await everybody(endpoint)).toHaveLength(1)
  }

  it('is added to the team that the account names, if that is set', async () => {
    const { endpoint, employ } = await openFixture(CREATE)
    await add(endpoint, 'Mia')
    employ('boris', { name: ' Boris  Ng ', department: 'sales' })
    expect(await newBrowser(endpoint, 'boris').enter()).toMatchObject({ member: 'Boris Ng' })
    expect(await newBrowser(endpoint, 'boris').enter()).toMatchObject({ member: 'Boris Ng' })
    expect(await everybody(endpoint)).toContainEqual({
      name: 'Boris Ng',
      team: 'Sales',
      role: 'member',
      email: 'boris@company.example',
    })
  })

  it('is added without an address that the provider does not vouch for', async () => {
    const { endpoint, employ } = await openFixture(CREATE)
    await add(endpoint, 'Mia', 'mia@company.example')
    const claims = { email: 'mia@company.example', email_verified: false }
    employ('boris', { name: 'Boris', department: 'Sales', ...claims })
    expect(await newBrowser(endpoint, 'boris').enter()).toMatchObject({ member: 'Boris' })
    expect(await everybody(endpoint)).toContainEqual(
      expect.objectContaining({ name: 'Boris', email: null }),
    )
  })

  it('is refused for a team that does not exist', () =>
    expectRefusal({ department: 'Sails' }, 'unknown-team'))
  it('is refused without a team', () => expectRefusal({ department: undefined }, 'unknown-team'))
  it('is refused where somebody has the name: it may be the same person', () =>
    expectRefusal({ name: 'mia' }, 'cannot-add'))
  it('is refused with a name that is none', () => expectRefusal({ name: '\u0007' }, 'cannot-add'))
})

describe('claims', () => {
  it('set the role by groups, at every sign-in', async () => {
    const { endpoint, employ } = await openFixture({ managers: ['heads'], administrators: ['it'] })
    await add(endpoint, 'Anna', 'anna@company.example')
    const roleWith = async (groups: unknown) => {
      employ('anna', { groups })
      await newBrowser(endpoint, 'anna').enter()
      return (await everybody(endpoint))[0]?.role
    }
    expect(await roleWith(['heads', 'all'])).toBe('manager')
    expect(await roleWith(['all', 'it'])).toBe('administrator')
    expect(await roleWith('all, heads')).toBe('manager')
    expect(await roleWith(undefined)).toBe('member')
  })

  it('leave a role alone for which no groups are set', async () => {
    const { endpoint, employ } = await openFixture({ managers: ['heads'] })
    const { member } = await add(endpoint, 'Anna', 'anna@company.example')
    await changeMember(endpoint.db, member, { role: 'administrator' }, acting(endpoint))
    employ('anna', { groups: ['heads'] })
    await newBrowser(endpoint, 'anna').enter()
    expect((await everybody(endpoint))[0]?.role).toBe('administrator')
  })

  it('move a person to the team that the account names, if there is one', async () => {
    const { endpoint, employ } = await openFixture({ teamClaim: 'department' })
    await add(endpoint, 'Anna', 'anna@company.example')
    await add(endpoint, 'Mia', undefined, 'Support')
    const teamWith = async (department: unknown) => {
      employ('anna', { department })
      return ((await newBrowser(endpoint, 'anna').enter()) as { team: string }).team
    }
    expect(await teamWith('Support')).toBe('Support')
    expect(await teamWith('Nowhere')).toBe('Support')
    expect(await teamWith(undefined)).toBe('Support')
    await add(endpoint, 'anna', undefined, 'Export')
    expect(await teamWith('Export')).toBe('Support')
    expect(await teamWith('Sales')).toBe('Sales')
  })
})
