import { describe, expect, it } from 'vitest'
import { day } from '../../../src/core/time/units.ts'
import { Removed, Retention } from '../../../src/sync/contract.ts'
import {
  NOON,
  newDevice,
  newMember,
  openConsole,
  segment,
  startEndpoint,
  tombstone,
} from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint({ keepDays: 1100 })
  const ada = await newMember(endpoint, 'Ada', 'Office', 'administrator')
  const anna = await newDevice(endpoint)
  const old = segment({ startedAt: NOON - 41 * day, endedAt: NOON - 40.5 * day })
  const gone = segment()
  await anna.send([segment(), old, gone])
  await anna.send([tombstone(gone.id, 2)])
  const { ask } = await openConsole(endpoint, ada)
  const look = async (days = 30) =>
    Retention.parse(await (await ask(`/v1/retention?days=${days}`)).json())
  const remove = async (days = 30) =>
    Removed.parse(await (await ask('/v1/retention', 'POST', { days })).json())
  const rows = async () =>
    (await endpoint.db.selectFrom('segments').select('id').execute()).map(({ id }) => id)
  return { endpoint, ada, old, ask, look, remove, rows }
}

describe('retention over the API', () => {
  it('says what would be removed, team by team, and removes nothing by that', async () => {
    const { look, rows } = await fixture()
    const { keepDays, until, teams } = await look()
    expect([keepDays, until]).toEqual([1100, NOON - 30 * day])
    expect(teams.map(({ name, old, all }) => [name, old, all])).toEqual([
      ['Office', 0, 0],
      ['Sales', 1, 2],
    ])
    expect(await rows()).toHaveLength(3)
  })

  it('removes what was shown, and says in the audit who did it', async () => {
    const { endpoint, ada, old, look, remove, rows } = await fixture()
    expect(await remove()).toEqual({ removed: 1 })
    expect(await rows()).not.toContain(old.id)
    expect((await look()).teams.map((team) => team.old)).toEqual([0, 0])
    const acts = await endpoint.db
      .selectFrom('audit')
      .select(['actor', 'detail'])
      .where('act', '=', 'old rows removed')
      .execute()
    expect(acts).toEqual([{ actor: ada.member, detail: '1, older than 30 days' }])
    expect(await remove()).toEqual({ removed: 0 })
  })

  it.each(['0', '-1', '1.5', '40000', 'all'])(
    'refuses %s days, and removes nothing',
    async (days) => {
      const { ask, rows } = await fixture()
      expect((await ask(`/v1/retention?days=${days}`)).status).toBe(400)
      expect((await ask('/v1/retention', 'POST', { days: Number(days) || days })).status).toBe(400)
      expect(await rows()).toHaveLength(3)
    },
  )
})
