import { describe, expect, it } from 'vitest'
import { day } from '../../../src/core/time/units.ts'
import { type Problem, problemType, type ValueHistory } from '../../../src/sync/contract.ts'
import type { TestDevice } from '../../support/endpoint/fixture.ts'
import { month, openFixture, shortly } from './fixture.ts'

const [AUGUST, OCTOBER, DECEMBER] = ['2026-08-01', '2026-10-01', '2026-12-01']
const at = (text: string) => Date.parse(text)

/**
 * Starts an endpoint with a team of a head and five other people. From September on, the team is in
 * group mode, in which the head sees only sums of several people (docs/domain.md).
 */
const openFixtureInGroupMode = async () => {
  const fixture = await openFixture()
  const { endpoint, hire, mia } = fixture
  endpoint.now = at('2026-09-02T12:00Z')
  const others: TestDevice[] = [fixture.anna, fixture.boris]
  for (const name of ['Clara', 'Dmitri', 'Elena']) others.push(await hire(name))
  const [ada, otto] = [
    await hire('Ada', 'administrator', 'Office'),
    await hire('Otto', 'administrator', 'Office'),
  ]
  const setMode = async (mode: string, device: TestDevice) => {
    const answer = await device.ask(`/v1/teams/${mia.member.team}/mode`, 'PUT', { mode })
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  }
  await setMode('group', ada)
  const values = (indicator: string, from: string, of = others) =>
    of.map(({ member }, i) => month(indicator, from, 100 + i, member.member))
  const leave = async () => {
    endpoint.now = at('2026-11-04T12:00Z')
    await setMode('named', ada)
    await setMode('named', otto)
    endpoint.now = at('2026-11-25T12:00Z')
  }
  return { ...fixture, others, values, leave }
}

const typeOf = async (answer: Response) => ((await answer.json()) as Problem).type

describe('a team in group mode', () => {
  it('gives a sum of five people, and none of fewer, of the head, or of people without anything', async () => {
    const { put, get, others, values, mia } = await openFixtureInGroupMode()
    await put([
      ...values('volume', OCTOBER),
      ...values('won', OCTOBER, others.slice(0, 4)),
      month('won', OCTOBER, 0, others[4]?.member.member),
      ...values('leads', OCTOBER, [...others.slice(0, 4), mia]),
      month('repeat', OCTOBER, 3, others[0]?.member.member),
    ])
    expect(shortly((await get()).team)).toEqual({ 'volume 2026-10-01': 510 })
    // Values that were entered for the whole team belong to no single person, so the answer has them.
    await put([month('repeat', OCTOBER, 9), month('won', OCTOBER, 44)])
    expect(shortly((await get()).team)).toEqual({
      'volume 2026-10-01': 510,
      'won 2026-10-01': 44,
      'repeat 2026-10-01': 9,
    })
    await put([month('volume', OCTOBER, null, others[2]?.member.member)])
    expect(shortly((await get()).team)).not.toHaveProperty('volume 2026-10-01')
  })

  it('has no margin of a volume that is not given', async () => {
    const { put, get, others, values } = await openFixtureInGroupMode()
    await put([
      ...values('volume', OCTOBER, others.slice(0, 4)),
      ...values('margin-amount', OCTOBER),
    ])
    expect((await get()).team).toEqual([])
  })

  it('gives nobody by name, whatever is asked for, but everybody to themselves', async () => {
    const { put, ok, mia, anna, ids, values } = await openFixtureInGroupMode()
    await put(values('volume', OCTOBER))
    const range = 'from=2026-01-01&to=2026-12-31'
    const place = `indicator=volume&period=month&from=${OCTOBER}`
    for (const path of [
      `?${range}&by=person`,
      `?${range}&person=${ids.anna}`,
      `/history?${place}&person=${ids.anna}`,
    ]) {
      const answer = await mia.ask(`/v1/indicators${path}`)
      expect([answer.status, await typeOf(answer)]).toEqual([403, problemType('group-mode')])
    }
    const own = await ok<{ values: object[] }>(await anna.ask(`/v1/indicators/mine?${range}`))
    expect(own.values).toHaveLength(1)
    const history = `/v1/indicators/history?${place}&person=${ids.anna}`
    expect((await ok<ValueHistory>(await anna.ask(history))).values).toHaveLength(1)
  })

  it('does not say whether a guessed value is the one that is stored', async () => {
    const { put, load, ids, values } = await openFixtureInGroupMode()
    await put(values('volume', OCTOBER))
    const guess = (value: number) => `month,employee,volume\n2026-10,Anna Lee,${value}\n`
    const [wrong, right] = [await load(guess(99)), await load(guess(100))]
    expect(wrong).toMatchObject({ added: 1, changed: 0, same: 0 })
    expect({ ...right, sample: [] }).toEqual({ ...wrong, sample: [] })
    expect(right.sample).toEqual([expect.not.objectContaining({ before: expect.anything() })])
    const again = [month('volume', OCTOBER, 100, ids.anna)]
    expect(await put(again)).toEqual({ stored: 1, same: 0, rejected: [] })
    // Unlike for a person's value, the answer may say that the same value of the team is already stored.
    await put([month('leads', OCTOBER, 12)])
    expect(await put([month('leads', OCTOBER, 12)])).toMatchObject({ stored: 0, same: 1 })
  })

  it('still hides the values of the months in group mode after group mode has ended', async () => {
    const { put, get, others, values, leave, mia, ids } = await openFixtureInGroupMode()
    await put([
      ...values('volume', AUGUST),
      ...values('volume', OCTOBER),
      ...values('volume', DECEMBER),
      ...values('won', OCTOBER, others.slice(0, 4)),
    ])
    await leave()
    const { people = [] } = await get('by=person')
    expect(shortly(people.find(({ id }) => id === ids.anna)?.values)).toEqual({
      'volume 2026-08-01': 100,
      'volume 2026-12-01': 100,
    })
    expect(shortly((await get()).team)).toEqual({
      'volume 2026-08-01': 510,
      'volume 2026-10-01': 510,
      'volume 2026-12-01': 510,
    })
    const place = `indicator=volume&period=month&from=${OCTOBER}&person=${ids.anna}`
    expect((await mia.ask(`/v1/indicators/history?${place}`)).status).toBe(403)
  })
})

describe('a team whose figures are given by name', () => {
  it('has sums of any number of people', async () => {
    const { put, get, ids } = await openFixture()
    await put([month('won', OCTOBER, 2, ids.anna)])
    expect(shortly((await get()).team)).toEqual({ 'won 2026-10-01': 2 })
  })
})

describe('the facts for the readiness questions', () => {
  it('are months without a gap, and no value; also for an administrator who leads nobody', async () => {
    const { endpoint, put, ok, mia, anna, ids, hire } = await openFixture()
    endpoint.now = at('2026-11-24T12:00Z')
    const months = ['05', '06', '07', '08', '09', '10'].map((part) => `2026-${part}-01`)
    await put([
      ...months.map((from) => month('volume', from, 1000, ids.anna)),
      ...months.slice(2).map((from) => month('margin', from, 30, ids.anna)),
    ])
    const olga = await hire('Olga', 'administrator', 'Office')
    const path = `/v1/indicators/readiness?team=${mia.member.team}`
    const facts = {
      isReady: false,
      facts: [
        { indicator: 'volume', months: 6 },
        { indicator: 'margin', months: 4 },
      ],
    }
    for (const device of [mia, olga]) expect(await ok(await device.ask(path))).toEqual(facts)
    expect((await anna.ask(path)).status).toBe(403)
    await put(months.map((from) => month('margin', from, 30, ids.anna)))
    expect(await ok(await mia.ask(path))).toMatchObject({ isReady: true })
    endpoint.now += 31 * day
    expect(await ok(await mia.ask(path))).toMatchObject({
      facts: [{ months: 0 }, { months: 0 }],
    })
  })
})

describe("a person's own values", () => {
  it('are of every team in which they were, and of nobody else', async () => {
    const { put, choose, ok, mia, anna, boris, hire, ids } = await openFixture()
    const own = [{ id: 'visits', name: 'Visits', measure: 'count', direction: 'up' }]
    await choose({ own, currency: 'EUR' })
    await put([
      month('volume', OCTOBER, 100.5, ids.anna),
      month('margin', OCTOBER, 30, ids.anna),
      month('visits', OCTOBER, 7, ids.anna),
      month('volume', OCTOBER, 999, ids.boris),
      month('volume', OCTOBER, 5000),
    ])
    const range = 'from=2026-01-01&to=2026-12-31'
    const mine = async (device: TestDevice) =>
      ok<object>(await device.ask(`/v1/indicators/mine?${range}`))
    const value = (indicator: string, value: number) => ({
      indicator,
      period: 'month',
      from: OCTOBER,
      value,
    })
    expect(await mine(anna)).toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
      currency: 'EUR',
      own,
      values: [value('margin', 30), value('visits', 7), value('volume', 100.5)],
    })
    expect(await mine(mia)).toMatchObject({ values: [] })
    const head = await hire('Head of Support', 'manager', 'Support')
    const ada = await hire('Ada', 'administrator', 'Office')
    const move = { team: head.member.team }
    expect((await ada.ask(`/v1/members/${ids.anna}/move`, 'POST', move)).status).toBe(200)
    await put([{ ...month('volume', OCTOBER, 50, ids.anna) }], head)
    // The volume is the sum of both teams, 100.50 and 50. The margin is left out, because it is known
    // only for one part of this sum, the 100.50. The indicator *visits* is left out, because it belongs
    // to the team that Anna left, and her present team has no such indicator.
    expect(await mine(anna)).toMatchObject({ currency: null, values: [value('volume', 150.5)] })
    expect(await mine(boris)).toMatchObject({ values: [value('volume', 999)] })
    expect((await anna.ask('/v1/indicators/mine?from=2026-02-01&to=2026-01-01')).status).toBe(400)
  })
})
