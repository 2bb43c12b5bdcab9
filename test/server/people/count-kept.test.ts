/**
 * Tests the counts of data that the endpoint has about a person. An administrator sees these counts
 * before two entries are merged or the person's data are deleted.
 */
import { expect, it } from 'vitest'
import { moveMember } from '../../../server/people/move.ts'
import { KeptOfMember } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  newDevice,
  newMember,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

it('counts the entries of a person in each team, and nobody else’s', async () => {
  const endpoint = await startEndpoint()
  const admin = await newDevice(endpoint, 'Ada', 'Sales', 'administrator')
  const anna = await newMember(endpoint)
  const device = await connectDevice(endpoint, anna)
  const other = await newDevice(endpoint, 'Boris')
  await device.send([segment(), segment()])
  await other.send([segment()])
  const { team } = await newMember(endpoint, 'Clara', 'Support')
  await moveMember(endpoint.db, anna.member, team, { now: endpoint.now, actor: 'test' })
  const countKept = async () =>
    KeptOfMember.parse(await (await admin.get(`/v1/members/${anna.member}/kept`)).json())
  const teams = (await countKept()).teams.map(({ name, entries }) => [name, entries])
  expect(teams).toEqual(
    expect.arrayContaining([
      ['Sales', 2],
      ['Support', 0],
    ]),
  )
  expect(teams).toHaveLength(2)
  // After the person is deleted, the endpoint has none of the counted data.
  const headers = admin.authorization
  const gone = await endpoint.app.request(`/v1/members/${anna.member}`, {
    method: 'DELETE',
    headers,
  })
  expect(gone.status).toBe(204)
  expect((await admin.get(`/v1/members/${anna.member}/kept`)).status).toBe(404)
})
