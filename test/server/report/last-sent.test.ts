/** Tests which day the team's report gets as the day on which a person last sent new rows. */
import { expect, it } from 'vitest'
import { migrate } from '../../../server/db/migrations.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { dayOf } from '../../../src/core/time/days.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import { Layout } from '../../../src/sync/contract.ts'
import { newDevice, segment, startEndpoint, tombstone } from '../../support/endpoint/fixture.ts'
import { undoLastSent } from '../../support/endpoint/undo-migration.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const manager = await newDevice(endpoint, 'Mia', 'Sales', 'manager')
  const anna = await newDevice(endpoint, 'Anna')
  const lastSent = async () => {
    const answer = await manager.get('/v1/team/layout?from=2026-11-23&to=2026-11-23&zone=UTC')
    return Layout.parse(await answer.json()).members[0]?.lastSent
  }
  return { endpoint, anna, lastSent }
}

it.each(['UTC', 'Asia/Kathmandu', 'Australia/Eucla', 'Pacific/Kiritimati'])(
  'is right a minute before and after midnight in %s',
  async (zone) => {
    const { endpoint, anna, lastSent } = await fixture()
    const send = () => anna.send([segment()], `?zone=${zone}`)
    const today = dayOf(endpoint.now, zone, 0)
    while (dayOf(endpoint.now + minute, zone, 0) === today) endpoint.now += minute
    await send()
    expect(await lastSent()).toBe(today)
    for (const _ of [1, 2]) {
      endpoint.now += minute
      await send()
      expect(await lastSent()).toBe(dayOf(endpoint.now, zone, 0))
    }
  },
)

it('is of rows that were new: changed and deleted ones are, refused and known ones are not', async () => {
  const { endpoint, anna, lastSent } = await fixture()
  const row = segment()
  expect(await lastSent()).toBe(null)
  await anna.send([{ ...segment(), category: 'no-such' }])
  expect(await lastSent()).toBe(null)
  await anna.send([row])
  expect(await lastSent()).toBe('2026-11-23')
  endpoint.now += day
  await anna.send([row])
  expect(await lastSent()).toBe('2026-11-23')
  await anna.send([{ ...row, revision: 2 }])
  expect(await lastSent()).toBe('2026-11-24')
  endpoint.now += day
  await anna.send([tombstone(row.id, 3)])
  expect(await lastSent()).toBe('2026-11-25')
})

it('does not go back with the clock, and stays when the rows are too old to be kept', async () => {
  const { endpoint, anna, lastSent } = await fixture()
  await anna.send([segment()])
  endpoint.now -= 20 * hour
  const endedAt = endpoint.now - hour
  await anna.send([segment({ startedAt: endedAt - hour, endedAt, changedAt: endedAt })])
  expect(await lastSent()).toBe('2026-11-23')
  endpoint.now += 100 * day
  expect(await removeOld(endpoint.db, 30, endpoint.now)).toBe(2)
  expect(await lastSent()).toBe('2026-11-23')
})

it('is found in the rows of a database of an older version', async () => {
  const { endpoint, anna, lastSent } = await fixture()
  await anna.send([segment()])
  endpoint.now += day
  await anna.send([segment()])
  await undoLastSent(endpoint)
  await migrate(endpoint.db)
  expect(await lastSent()).toBe('2026-11-24')
})
