import { describe, expect, it } from 'vitest'
import { problemType, Teams } from '../../../src/sync/contract.ts'
import { newMember, segment } from '../../support/endpoint/fixture.ts'
import { at, startFixture } from '../../support/endpoint/people-fixture.ts'

describe('teams', () => {
  it('a second "sales" beside "Sales" is asked about, and made only if that is meant', async () => {
    const { ask } = await startFixture()
    const refused = await ask('POST', '/v1/teams', { name: ' sales ' })
    expect([refused.body.type, refused.body.detail]).toEqual([
      problemType('name-taken'),
      'There is a team "Sales" already.',
    ])
    expect((await ask('POST', '/v1/teams', { name: 'sales', anyway: true })).status).toBe(200)
    expect((await ask('POST', '/v1/teams', { name: 'sales', anyway: true })).status).toBe(409)
  })

  it('are deleted when they have nobody and keep nothing; tokens that carry one stay valid', async () => {
    const { ask, act, anna, laptop, support, endpoint } = await startFixture()
    expect((await ask('DELETE', `/v1/teams/${anna.team}`)).body.type).toBe(
      problemType('team-not-empty'),
    )
    await laptop.send([segment()])
    await act(anna.member, 'move', { team: support })
    const kept = await ask('DELETE', `/v1/teams/${anna.team}`)
    expect(kept.body.detail).toMatch(/keeps what people recorded/)
    await endpoint.db.deleteFrom('segments').execute()
    expect((await ask('DELETE', `/v1/teams/${anna.team}`)).status).toBe(204)
    expect((await laptop.get('/v1/me')).status).toBe(200)
    expect((await laptop.send([at(-2)]))[0]?.result).toBe('stored')
  })

  it('and people are listed in the alphabetical order of the reader', async () => {
    const { endpoint, admin } = await startFixture()
    // In Swedish, the letter Ä comes after Z; in German, it is sorted like A.
    for (const name of ['Ärzte', 'Zoll', 'Bank']) await newMember(endpoint, name, name)
    const inOrder = async (language: string) => {
      const answer = await admin.get('/v1/teams', { 'Accept-Language': language })
      return Teams.parse(await answer.json())
        .teams.map(({ name }) => name)
        .filter((name) => ['Ärzte', 'Zoll', 'Bank'].includes(name))
    }
    expect(await inOrder('de-DE,en;q=0.5')).toEqual(['Ärzte', 'Bank', 'Zoll'])
    expect(await inOrder('xx-!!, sv;q=0.8, de;q=0.5')).toEqual(['Bank', 'Zoll', 'Ärzte'])
  })
})
