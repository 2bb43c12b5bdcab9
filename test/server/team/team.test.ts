import { describe, expect, it } from 'vitest'
import { readAudit } from '../../../server/people/audit.ts'
import { Team } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  newDevice,
  newMember,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const hire = async (name: string, team = 'Sales') => newDevice(endpoint, name, team)
  const boss = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const manager = await connectDevice(endpoint, boss)
  const share = (change: unknown = { shareMiddle: true }) => manager.ask('/v1/team', 'PUT', change)
  return { endpoint, hire, boss, manager, share, anna: await hire('Anna') }
}

describe("a team's own choices", () => {
  it('are given to every member, with their role', async () => {
    const { boss, manager, anna } = await fixture()
    const sales = { id: boss.team, name: 'Sales' }
    const teamOf = async (device: typeof anna) =>
      Team.parse(await (await device.get('/v1/team')).json())
    const choices = { mode: { mode: 'named' }, workingTime: { off: [] } }
    const common = { ...sales, shareMiddle: false, tracked: true, ...choices }
    expect(await teamOf(anna)).toEqual({ ...common, role: 'member', leads: [] })
    expect(await teamOf(manager)).toEqual({ ...common, role: 'manager', leads: [sales] })
  })

  it('are changed and stored by a manager', async () => {
    const { endpoint, boss, share, anna, hire } = await fixture()
    const answer = await share()
    expect(Team.parse(await answer.json())).toMatchObject({
      name: 'Sales',
      role: 'manager',
      shareMiddle: true,
    })
    expect(await (await anna.get('/v1/team')).json()).toMatchObject({ shareMiddle: true })
    const olga = await hire('Olga', 'Other')
    expect(await (await olga.get('/v1/team')).json()).toMatchObject({ shareMiddle: false })
    await share()
    await share({ shareMiddle: false })
    const acts = (await readAudit(endpoint.db)).filter(({ act }) => act.startsWith('middle'))
    expect(acts.map(({ act, actor, about }) => [act, actor, about]).sort()).toEqual([
      ['middle hidden', boss.member, boss.team],
      ['middle shared', boss.member, boss.team],
    ])
  })

  it.each([[{}], [{ shareMiddle: 'yes' }], [{ shareMiddle: true, name: 'Ours' }]])(
    'are not changed by %j',
    async (change) => {
      const { share, anna } = await fixture()
      expect((await share(change)).status).toBe(400)
      expect(await (await anna.get('/v1/team')).json()).toMatchObject({ shareMiddle: false })
    },
  )
})
