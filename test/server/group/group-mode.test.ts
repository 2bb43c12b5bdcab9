import { describe, expect, it } from 'vitest'
import { exportTeam } from '../../../server/cli/export.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import {
  GroupWeeks,
  Layout,
  Me,
  Problem,
  Team,
  TeamMode,
  Teams,
} from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  madeDatabase,
  newDevice,
  segment,
  startEndpoint,
  type TestDevice,
} from '../../support/endpoint/fixture.ts'

const at = (text: string) => Date.parse(text)
/**
 * The instant, on a Wednesday, at which the team enters group mode, in which reports show only sums of
 * several people (docs/domain.md). These sums are of whole weeks, so the first one is of the next week.
 */
const ENTERED = at('2026-09-02T12:00Z')
const [FIRST, SECOND] = ['2026-09-07', '2026-09-14'] as const
const WEEKS = 'from=2026-08-31&to=2026-09-20'

const fixture = async (names = ['Boris', 'Clara', 'Dmitri', 'Elena', 'Fedor', 'Gleb']) => {
  const endpoint = await startEndpoint()
  endpoint.now = ENTERED
  const hire = async (name: string, team = 'Sales', role?: 'manager' | 'administrator') =>
    newDevice(endpoint, name, team, role)
  const mia = await hire('Mia', 'Sales', 'manager')
  const [ada, otto] = [
    await hire('Ada', 'Office', 'administrator'),
    await hire('Otto', 'Office', 'administrator'),
  ]
  const people: TestDevice[] = []
  for (const name of names) people.push(await hire(name))
  const { team } = mia.member
  const setMode = (mode: string, device = ada) =>
    device.ask(`/v1/teams/${team}/mode`, 'PUT', { mode })
  const modeAfter = async (mode: string, device = ada) =>
    TeamMode.parse(await (await setMode(mode, device)).json())
  const weeks = async (query = WEEKS, device = mia) => {
    const answer = await device.get(`/v1/team/group?${query}`)
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return GroupWeeks.parse(await answer.json()).weeks
  }
  return { endpoint, hire, mia, ada, otto, people, team, setMode, modeAfter, weeks }
}

/** Returns segments of work on a day: one category after another, each for a number of minutes. */
const worked = (date: string, spent: Record<string, number>) => {
  let from = at(`${date}T09:00Z`)
  return Object.entries(spent).map(([category, minutes]) => {
    const row = { startedAt: from, endedAt: from + minutes * minute, changedAt: from, category }
    from = row.endedAt
    return segment(row)
  })
}

const problemOf = async (answer: Response) => {
  const { type } = Problem.parse(await answer.json())
  return [answer.status, type.split(':').at(-1)]
}

describe('a team in group mode', () => {
  it('gives nothing by name, whatever is asked for', async () => {
    const { endpoint, mia, people, team, setMode } = await fixture()
    await people[0]?.send(worked('2026-08-26', { misc: 60 }))
    const ask = (query: string) => mia.get(`/v1/team/layout?zone=UTC&${query}`)
    const before = 'from=2026-08-24&to=2026-08-30'
    const tag = (await ask(before)).headers.get('etag') ?? ''
    expect((await setMode('group')).status).toBe(200)
    for (const query of [
      before,
      `${before}&by=month`,
      `${before}&exact=1`,
      `${before}&team=${team}`,
    ])
      expect(await problemOf(await ask(query))).toEqual([403, 'group-mode'])
    const again = await mia.get(`/v1/team/layout?zone=UTC&${before}`, { 'If-None-Match': tag })
    expect(again.status).toBe(403)
    expect(await problemOf(await mia.get(`/v1/team/middle?zone=UTC&${before}`))).toEqual([
      403,
      'group-mode',
    ])
    const indicators = `/v1/indicators?from=2026-08-01&to=2026-08-31&team=${team}`
    expect(await problemOf(await mia.get(`${indicators}&by=person`))).toEqual([403, 'group-mode'])
    expect((await mia.get(indicators)).status).toBe(200)
    const form = { dialect: { separator: ',' as const, decimal: '.' as const } }
    const exported = Array.fromAsync(exportTeam(endpoint.db, team, form, endpoint.now))
    await expect(exported).rejects.toThrow(/groups only/)
  })

  it('gives the figures of a group by whole weeks, without times, names and inactivity', async () => {
    const { endpoint, people, setMode, weeks } = await fixture()
    await setMode('group')
    endpoint.now = at('2026-09-23T00:00Z')
    for (const [i, device] of people.entries())
      await device.send(
        worked('2026-09-09', { 'outgoing-call': 240 + i, dialing: 60, misc: 180, unexplained: 30 }),
      )
    expect(await weeks()).toEqual([
      { week: '2026-08-31', why: 'outside' },
      {
        week: FIRST,
        figures: { people: 5, hours: 8, base: { 'outgoing-call': 0.65, misc: 0.35 } },
      },
      { week: SECOND, why: 'few' },
    ])
  })

  it('leaves a category out of every figure if fewer than five people, or mostly one person, recorded it', async () => {
    const { endpoint, people, setMode, weeks } = await fixture()
    await setMode('group')
    endpoint.now = at('2026-09-23T00:00Z')
    for (const [i, device] of people.entries())
      await device.send(
        worked('2026-09-09', {
          misc: 120,
          'outgoing-call': 60,
          // The figures contain neither the category Research nor Documentation. Only four people have
          // Research, and five are needed. Five people have Documentation, but one of them has more than
          // half of its time.
          ...(i < 4 && { research: 300 }),
          documentation: i === 0 ? 400 : 5,
        }),
      )
    const [, first] = await weeks()
    expect(first?.figures).toEqual({
      people: 5,
      hours: 3,
      base: { misc: 0.65, 'outgoing-call': 0.35 },
    })
  })

  it('does not count a person who may ask for the figures: five others are needed', async () => {
    const all = await fixture(['Boris', 'Clara', 'Dmitri', 'Elena'])
    const { endpoint, mia, people, ada, hire, setMode, weeks } = all
    await setMode('group')
    endpoint.now = at('2026-09-23T00:00Z')
    for (const device of [...people, mia]) await device.send(worked('2026-09-09', { misc: 60 }))
    // Mia would be the fifth person. She does not count, because she asks, and knows her own time.
    expect(await weeks()).toMatchObject([{}, { why: 'few' }, {}])
    const fifth = await hire('Fedor')
    await fifth.send(worked('2026-09-09', { misc: 60 }))
    expect(await weeks()).toMatchObject([{}, { figures: { people: 5 } }, {}])
    // One of the five people becomes a head too. Heads do not count, because they know their own time.
    const led = await ada.ask(`/v1/members/${fifth.member.member}`, 'PUT', { leads: [all.team] })
    expect(led.status).toBe(200)
    expect(await weeks(WEEKS, fifth)).toMatchObject([{}, { why: 'few' }, {}])
    expect(await weeks()).toMatchObject([{}, { why: 'few' }, {}])
  })

  it('gives a week only after it has been over for a day everywhere, and then always the same figures', async () => {
    const { endpoint, hire, people, setMode, weeks } = await fixture()
    await setMode('group')
    const later = await hire('Late')
    endpoint.now = at('2026-09-15T11:59Z')
    for (const device of people) await device.send(worked('2026-09-09', { misc: 60, research: 60 }))
    expect(await weeks()).toMatchObject([{}, { why: 'soon' }, { why: 'soon' }])
    endpoint.now = at('2026-09-15T12:00Z')
    const given = await weeks()
    expect(given).toMatchObject([{}, { figures: { base: { misc: 0.5, research: 0.5 } } }, {}])
    await later.send(worked('2026-09-09', { misc: 400 }))
    await people[0]?.send(worked('2026-09-10', { misc: 400 }))
    expect(await weeks()).toEqual(given)
    await forgetMember(endpoint.db, later.member, endpoint.now)
    expect(await weeks()).toEqual(given)
  })

  it.each([
    'from=2026-09-08&to=2026-09-14',
    'from=2026-09-07&to=2026-09-12',
    'from=2026-09-14&to=2026-09-13',
  ])('refuses days that are no whole weeks: %s', async (range) => {
    const { mia, setMode } = await fixture()
    await setMode('group')
    const [status, problem] = await problemOf(await mia.get(`/v1/team/group?${range}`))
    expect([status, problem]).toEqual([400, 'bad-request'])
  })

  it('keeps weeks as long as the rows', async () => {
    const { endpoint, people, setMode, weeks } = await fixture()
    await setMode('group')
    endpoint.now = at('2026-09-23T00:00Z')
    for (const device of people) await device.send(worked('2026-09-09', { misc: 60 }))
    await weeks()
    await removeOld(endpoint.db, 9, endpoint.now, 'test')
    expect(await endpoint.db.selectFrom('group_weeks').select('week').execute()).toHaveLength(1)
    endpoint.now += 3 * day
    await removeOld(endpoint.db, 9, endpoint.now, 'test')
    expect(await endpoint.db.selectFrom('group_weeks').select('week').execute()).toEqual([])
    expect(await weeks()).toMatchObject([{}, { why: 'few' }, {}])
  })

  it('is shown to every member, when they connect and later', async () => {
    const { mia, people, hire, modeAfter } = await fixture()
    const modeFor = async (device: TestDevice) =>
      Me.parse(await (await device.get('/v1/me')).json()).mode
    expect(people[0] && (await modeFor(people[0]))).toEqual({ mode: 'named' })
    const group = await modeAfter('group')
    expect(group).toEqual({ mode: 'group', since: '2026-09-02' })
    expect(await modeFor(await hire('New'))).toEqual(group)
    expect(Team.parse(await (await mia.get('/v1/team')).json()).mode).toEqual(group)
  })
})

describe('the end of group mode', () => {
  it('takes two administrators, and begins on a Monday a week later', async () => {
    const { endpoint, ada, otto, mia, people, setMode, modeAfter } = await fixture()
    await modeAfter('group')
    const asked = { at: ENTERED, until: ENTERED + 7 * day }
    expect(await modeAfter('named')).toMatchObject({ mode: 'group', asked })
    expect(await problemOf(await setMode('named', ada))).toEqual([409, 'second-administrator'])
    expect((await setMode('named', mia)).status).toBe(403)
    expect(await modeAfter('named', otto)).toEqual({
      mode: 'group',
      since: '2026-09-02',
      namedFrom: '2026-09-14',
    })
    for (const device of people) await device.send(worked('2026-08-31', { misc: 60 }))
    endpoint.now = at('2026-09-30T12:00Z')
    for (const date of ['2026-09-01', '2026-09-02', '2026-09-13', '2026-09-14'])
      for (const device of people) await device.send(worked(date, { misc: 60 }))
    const layout = async (more = '') => {
      const query = `from=2026-08-31&to=2026-09-20&zone=UTC${more}`
      const answer = await mia.get(`/v1/team/layout?${query}`)
      return Layout.parse(await answer.json()).members.find(({ name }) => name === 'Boris')
    }
    // Each request is made twice, because the second answer comes from sums that the endpoint stores.
    for (const exact of ['', '&exact=1', '', '&exact=1'])
      expect((await layout(exact))?.days.map(({ date }) => date)).toEqual([
        '2026-08-31',
        '2026-09-01',
        '2026-09-14',
      ])
    expect((await layout('&by=month'))?.months?.map(({ month }) => month)).toEqual(['2026-08'])
  })

  it('gives no day of group mode by name, also in a range that begins and ends outside of it, and from stored sums', async () => {
    const { endpoint, otto, mia, people, modeAfter } = await fixture()
    await modeAfter('group')
    await modeAfter('named')
    await modeAfter('named', otto)
    endpoint.now = at('2026-11-01T12:00Z')
    const dates = ['2026-08-10', '2026-08-11', '2026-09-08', '2026-09-09', '2026-10-05']
    for (const date of dates) for (const one of people) await one.send(worked(date, { misc: 60 }))
    const layout = async (range: string) => {
      const answer = await mia.get(`/v1/team/layout?${range}&zone=UTC&exact=1`)
      const { members } = Layout.parse(await answer.json())
      return members.find(({ name }) => name === 'Boris')?.days.map(({ date }) => date)
    }
    // These requests are for whole months, whose sums the endpoint stores. The later requests must not
    // show a day of September that is in a stored sum.
    await layout('from=2026-08-01&to=2026-08-31')
    await layout('from=2026-10-01&to=2026-10-31')
    for (let i = 0; i < 2; i++)
      expect(await layout('from=2026-08-01&to=2026-10-31')).toEqual([
        '2026-08-10',
        '2026-08-11',
        '2026-10-05',
      ])
    expect(await layout('from=2026-09-07&to=2026-09-13')).toEqual([])
  })

  it('shows administrators who has asked for it, until it is confirmed', async () => {
    const { ada, otto, team, modeAfter } = await fixture()
    const askedBy = async () =>
      Teams.parse(await (await otto.get('/v1/teams')).json()).teams.find(({ id }) => id === team)
        ?.askedBy
    await modeAfter('group')
    expect(await askedBy()).toBeUndefined()
    await modeAfter('named')
    expect(await askedBy()).toEqual({ id: ada.member.member, name: 'Ada' })
    await modeAfter('named', otto)
    expect(await askedBy()).toBeUndefined()
  })

  it('cannot be confirmed a week later, nor if the person who asked is no administrator any more', async () => {
    const { endpoint, ada, otto, team, modeAfter } = await fixture()
    await modeAfter('group')
    await modeAfter('named')
    endpoint.now += 7 * day
    const asked = await modeAfter('named', otto)
    expect(asked.asked).toEqual({ at: endpoint.now, until: endpoint.now + 7 * day })
    await ada.ask(`/v1/members/${otto.member.member}`, 'PUT', { role: 'member' })
    endpoint.now += hour
    const again = await modeAfter('named', ada)
    expect(again.asked?.at).toBe(endpoint.now)
    expect(again.namedFrom).toBeUndefined()
    const acts = await endpoint.db
      .selectFrom('audit')
      .select('act')
      .where('team', '=', team)
      .where('act', 'like', '%group mode%')
      .orderBy('at')
      .execute()
    expect(acts.map(({ act }) => act)).toEqual([
      'group mode entered',
      'end of group mode asked for',
      'end of group mode asked for',
      'end of group mode asked for',
    ])
  })

  it('can be taken back by any administrator, before and after it was confirmed', async () => {
    const { otto, modeAfter } = await fixture()
    await modeAfter('group')
    await modeAfter('named')
    expect(await modeAfter('group', otto)).toEqual({ mode: 'group', since: '2026-09-02' })
    await modeAfter('named')
    expect((await modeAfter('named', otto)).namedFrom).toBe('2026-09-14')
    expect(await modeAfter('group')).toEqual({ mode: 'group', since: '2026-09-02' })
  })
})

describe('the command line', () => {
  it('puts a team into group mode, and prints nobody of it', async () => {
    const where = await madeDatabase()
    const cli = (...args: string[]) => command([...args, '--db', where])
    await cli('member', 'add', 'Anna', '--team', 'Sales')
    expect((await cli('team', 'group-mode', 'on')).stdout).toMatch(/^Group mode\. From \d{4}-/)
    expect((await cli('team', 'list')).stdout).toMatch(/group mode/)
    expect(await cli('team', 'group-mode', 'off')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Two administrators/),
    })
    for (const words of [['day', 'Anna', '2020-01-01'], ['export']])
      expect(await cli(...words)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/groups only/),
      })
  })
})
