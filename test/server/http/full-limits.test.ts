/**
 * Tests that a member still gets answers while another member sends the largest requests that the
 * endpoint allows, over HTTP. The test compares the order of the answers. Their times are measured by
 * `npm run bench -- limits`.
 */
import { Agent } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../server/http/listen.ts'
import { medianOf } from '../../../src/core/report/median.ts'
import { minute } from '../../../src/core/time/units.ts'
import { PROBLEMS } from '../../../src/sync/contract.ts'
import { startEndpoint } from '../../support/endpoint/fixture.ts'
import {
  type Asked,
  ask,
  connectBrowser,
  longOnes,
  manyAtOnce,
  openFixture,
  usualRequests,
} from '../../support/endpoint/full-requests.ts'

/** Number of requests at the same time, many times the number that one token may have in progress. */
const MANY = 40
const MANY_CHEAP = 120
const PEOPLE = 10
/**
 * Number of people who ask while another member sends many requests. The test takes the median of their
 * answers' places, because on a busy machine a single answer can be late: on PostgreSQL, one of five was
 * the 108th answer, the others were the 11th to the 17th.
 */
const ASKING = 5

const serveEndpoint = async () => {
  const endpoint = await startEndpoint({ behindProxy: true })
  const { url, stop } = await listen(endpoint.app, { port: 0 })
  onTestFinished(stop)
  const agent = new Agent()
  onTestFinished(() => agent.destroy())
  const fixture = await openFixture({ db: endpoint.db, url, agent, now: endpoint.now }, PEOPLE)
  const askHere = (asked: Asked) => ask(url, agent, asked)
  const [colleague = ''] = fixture.colleagues
  /** Sends a request again, as a browser does, if the database was busy for more than five seconds. */
  const askUntilFree = async (asked: Asked): Promise<number> => {
    const { status } = await askHere(asked)
    return status === PROBLEMS.unavailable ? askUntilFree(asked) : status
  }
  const me = async (token: string) => {
    expect(await askUntilFree({ path: '/v1/me', token })).toBe(200)
  }
  const day = async () => {
    for (const asked of usualRequests(fixture, colleague))
      expect(await askUntilFree(asked)).toBe(200)
  }
  const nextMinute = () => {
    endpoint.now += minute
  }
  return { endpoint, fixture, askHere, me, day, nextMinute }
}

it('other members are answered before most of the requests at a limit', async () => {
  const { fixture, askHere, me, day, nextMinute } = await serveEndpoint()
  for (const [kind, { status, request, isCheap }] of Object.entries(manyAtOnce(fixture))) {
    nextMinute()
    const token = await connectBrowser(fixture, fixture.boss)
    await day()
    let answered = 0
    const count = isCheap ? MANY_CHEAP : MANY
    const many = Array.from({ length: count }, async (_, i) => {
      const answer = await askHere(request(i, token))
      answered += 1
      return answer.status
    })
    // These requests only read. A request that writes would also wait for the disk, and the test could
    // not see the order of the answers.
    const asking = fixture.colleagues.slice(0, ASKING).map(async (colleague) => {
      await me(colleague)
      return answered
    })
    const before = await Promise.all(asking)
    expect(before).toHaveLength(ASKING)
    await day()
    const statuses = await Promise.all(many)
    expect([kind, statuses.filter((one) => one === status).length > count / 2]).toEqual([
      kind,
      true,
    ])
    // An endpoint that did not serve tokens in turn would first answer all requests of the other token.
    expect([kind, medianOf(before) < 0.75 * count, before]).toEqual([kind, true, before])
  }
})

it('others are answered while a long answer is made', async () => {
  const { fixture, askHere, nextMinute } = await serveEndpoint()
  for (const [kind, request] of Object.entries(longOnes(fixture))) {
    nextMinute()
    const token = await connectBrowser(fixture, fixture.boss)
    let isMade = false
    const made = askHere(request(token)).then(({ status }) => {
      isMade = true
      expect(status).toBe(200)
    })
    let answered = 0
    while (!isMade) {
      await askHere({ path: '/healthz' })
      if (!isMade) answered += 1
    }
    await made
    expect([kind, answered > 3, answered]).toEqual([kind, true, answered])
  }
})
