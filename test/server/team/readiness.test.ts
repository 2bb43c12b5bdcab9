import { describe, expect, it } from 'vitest'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import { Scheme } from '../../../src/sync/contract.ts'
import { newDevice, startEndpoint } from '../../support/endpoint/fixture.ts'

const YES_NO = { indicatorsInCrm: true, crmForHalfAYear: false }
const NO_NO = { indicatorsInCrm: false, crmForHalfAYear: false }

const fixture = async () => {
  const endpoint = await startEndpoint()
  const as = async (name: string, role: 'member' | 'manager' | 'administrator') => {
    const device = await newDevice(endpoint, name, 'Sales', role)
    const readinessIn = async (answer: Response | Promise<Response>) =>
      Scheme.parse(await (await answer).json()).readiness
    return {
      ...device,
      read: () => readinessIn(device.ask('/v1/scheme')),
      answer: (body: unknown) => readinessIn(device.ask('/v1/scheme/readiness', 'PUT', body)),
    }
  }
  return {
    endpoint,
    ada: await as('Ada', 'administrator'),
    mia: await as('Mia', 'manager'),
    anna: await as('Anna', 'member'),
  }
}

describe('the readiness questions', () => {
  it('are answered without a change of the scheme, and asked no second time', async () => {
    const { endpoint, ada, anna } = await fixture()
    expect(await ada.read()).toBeUndefined()
    expect(await ada.answer(YES_NO)).toEqual({ ...YES_NO, answeredAt: endpoint.now })
    const scheme = Scheme.parse(await (await anna.get('/v1/scheme')).json())
    expect(scheme).toMatchObject({ version: 1, readiness: YES_NO })
    expect(scheme.mayChangeFrom).toBeUndefined()
    const change = { after: 1, zone: 'UTC', changeEvery: 1, categories: DETAILED }
    expect((await ada.ask('/v1/scheme', 'PUT', change)).status).toBe(200)
  })

  it('keep their first answers, and leave one row in the audit', async () => {
    const { endpoint, ada, mia } = await fixture()
    await ada.answer(YES_NO)
    expect(await mia.answer(NO_NO)).toMatchObject(YES_NO)
    const change = { after: 1, zone: 'UTC', changeEvery: 1, categories: DETAILED, readiness: NO_NO }
    expect((await mia.ask('/v1/scheme', 'PUT', change)).status).toBe(200)
    expect(await mia.read()).toMatchObject(YES_NO)
    const acts = await endpoint.db.selectFrom('audit').select(['act', 'actor']).execute()
    expect(acts.filter(({ act }) => act === 'readiness answered')).toEqual([
      { act: 'readiness answered', actor: ada.member.member },
    ])
  })
})
