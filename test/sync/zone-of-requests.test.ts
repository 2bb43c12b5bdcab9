/**
 * Tests an endpoint with an older list of time zones than the browser's. If it does not know the zone of
 * a request, Stint repeats the request with the offset from UTC.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rangeAround } from '../../src/core/report/range.ts'
import { day } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readSchemeView } from '../../src/store/scheme/edit.ts'
import { changeTeamScheme } from '../../src/sync/scheme-change.ts'
import { fetchLayout, fetchMiddle } from '../../src/sync/team.ts'
import { problemAnswer } from '../support/foreign-answers.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { openListeningEndpoint } from '../support/listening-endpoint.ts'

const START = Date.UTC(2026, 10, 23, 9)
const week = rangeAround('week', '2026-11-24')
const summer = rangeAround('week', '2026-07-08')

let endpoint: Awaited<ReturnType<typeof openListeningEndpoint>>
let db: StintDatabase
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  vi.stubEnv('TZ', 'Europe/Berlin')
  endpoint = await openListeningEndpoint()
  db = freshProfile().open()
  await endpoint.join(db, 'Mia', 'manager')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

async function addCategory() {
  const { newest } = await readSchemeView(db)
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }
  return changeTeamScheme(db, newest.version, newest, { readiness })
}

test.each([
  ['the days of a team', '+01:00', () => fetchLayout(db, week)],
  ['the days of a team in summer', '+02:00', () => fetchLayout(db, summer)],
  ['the months of a team', '+01:00', () => fetchLayout(db, week, undefined, week)],
  ['the middle of a team', '+01:00', () => fetchMiddle(db, week)],
  ['a change of the scheme', '+01:00', addCategory],
])('%s: asked for by the offset %s', async (_, offset, ask) => {
  const zones: unknown[] = []
  endpoint.answerInstead(async (request) => {
    const query = new URL(request.url).searchParams.get('zone')
    const zone = query ?? (request.method === 'PUT' && (await zoneInBody(request)))
    if (zone) zones.push(zone)
    return /^[A-Z]/.test(`${zone || ''}`) ? problemAnswer('bad-request') : undefined
  })
  await ask()
  expect(new Set(zones)).toEqual(new Set(['Europe/Berlin', offset]))
  expect(zones.filter((zone) => zone === offset)).toHaveLength(zones.length / 2)
})

test('another refusal is not asked a second time', async () => {
  vi.setSystemTime(START + day)
  endpoint.answerInstead(() => problemAnswer('forbidden'))
  endpoint.lines.length = 0
  await expect(fetchMiddle(db, week)).rejects.toMatchObject({ problem: {} })
  expect(endpoint.lines).toHaveLength(1)
})

const zoneInBody = async (request: Request) => {
  const { zone } = (await endpoint.bodyOf(request)) as { zone?: string }
  return zone
}
