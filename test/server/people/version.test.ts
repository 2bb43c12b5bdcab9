/** Tests that an administrator sees which version of Stint a person uses. */
import { expect, it } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { Devices, Members } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  newDevice,
  newMember,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

it('is that of the browser that was seen last, from its last batch', async () => {
  const endpoint = await startEndpoint()
  const admin = await newDevice(endpoint, 'Ada', 'Sales', 'administrator')
  const anna = await newMember(endpoint)
  const old = await connectDevice(endpoint, anna)
  const versionOf = async () => {
    const { members } = Members.parse(await (await admin.get('/v1/members')).json())
    return members.find(({ name }) => name === 'Anna')?.version
  }
  await old.send([segment()], '?zone=UTC&dayStart=0')
  expect(await versionOf()).toBeUndefined()
  await old.send([segment()], '?zone=UTC&dayStart=0&version=0.1.0')
  await old.send([segment()], '?zone=UTC&dayStart=0')
  expect(await versionOf()).toBe('0.1.0')
  endpoint.now += minute
  const latest = await connectDevice(endpoint, anna)
  await latest.send([segment()], '?zone=UTC&dayStart=0&version=0.2.0')
  expect(await versionOf()).toBe('0.2.0')
  const path = `/v1/members/${anna.member}/devices`
  const { devices } = Devices.parse(await (await admin.get(path)).json())
  expect(devices.map(({ version }) => version)).toEqual(['0.2.0', '0.1.0'])
})
