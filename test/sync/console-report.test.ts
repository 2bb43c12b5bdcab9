import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { consolePorts } from '../../server/console/ports.ts'
import { listen } from '../../server/http/listen.ts'
import { createCode } from '../../server/people/codes.ts'
import { rangeAround, shiftRange } from '../../src/core/report/range.ts'
import { rollUpBy } from '../../src/core/report/roll-up.ts'
import { teamRows } from '../../src/core/report/standing-out.ts'
import { teamViewOf } from '../../src/core/report/team-view.ts'
import { readReportSetting } from '../../src/store/views/report-view.ts'
import { connect } from '../../src/sync/connect.ts'
import { fetchLayout } from '../../src/sync/team.ts'
import { openConsole, startEndpoint } from '../support/endpoint/fixture.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { fillEndpoint } from '../support/sample/fill-endpoint.ts'
import { SAMPLE_NOW, SAMPLE_ZONE } from '../support/sample/sample.ts'

/**
 * Makes requests look like those of a page that the endpoint serves. The requests contain the session
 * cookie of the browser.
 */
const asPageOf = (url: string, headers: Record<string, string>) => {
  vi.stubGlobal('location', new URL(`${url}/`))
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    init?.credentials === 'same-origin'
      ? real(input, { ...init, headers: { ...(init.headers as object), ...headers } })
      : real(input, init),
  )
  onTestFinished(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
}

describe("the console's report", () => {
  it('has the same numbers as the extension’s, to the millisecond', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: SAMPLE_NOW })
    onTestFinished(() => void vi.useRealTimers())
    vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue(SAMPLE_ZONE)
    const endpoint = await startEndpoint()
    endpoint.now = SAMPLE_NOW
    const filling = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language: 'en', days: 100 } as const
    const head = await fillEndpoint(endpoint.db, filling)
    const { url, stop } = await listen(endpoint.app, { port: 0 })
    onTestFinished(stop)

    const range = rangeAround('month', '2026-11-24')
    const days = { from: shiftRange(range, -1).from, to: range.to }
    const months = { from: '2026-08-01', to: range.to }
    const db = freshProfile().open()
    const { code } = await createCode(endpoint.db, head, endpoint.now)
    expect(await connect(db, url, code)).toMatchObject({ ok: true })
    const inExtension = await fetchLayout(db, days, undefined, months)
    const setting = await readReportSetting(db, SAMPLE_NOW)

    asPageOf(url, (await openConsole(endpoint, head)).headers)
    const ports = consolePorts(url)
    const me = await ports.me()
    expect(me.leads.map(({ name }) => name)).toEqual(['Sales North', 'Sales South'])
    const versions = await ports.team.versions(head.team)
    expect(versions).toEqual(setting.versions)
    const { signal } = new AbortController()
    const asked = { range: days, months, versions, zone: SAMPLE_ZONE, signal }
    const inConsole = await ports.team.people({ ...asked, team: head.team })
    if (inConsole === 'group') throw new Error('The team is not in group mode.')
    expect(inConsole).toEqual(inExtension)
    expect(inConsole.filter(({ days }) => days.length > 20).length).toBe(5)

    const { today } = setting
    const view = teamViewOf(inConsole, range, { versions, rollUp: rollUpBy(versions), today }, '')
    const rows = teamRows(view.team, view.teamBefore, view.crossed.ranges)
    const kinds = new Map(
      rows.map(({ report, standing }) => [report.person.name, standing.map(({ kind }) => kind)]),
    )
    expect(kinds.get('Clara Voss')).toContain('misc')
    expect(kinds.get('Anna Berg')).toEqual([])
    // This head leads a second team too.
    const [, south] = me.leads
    const people = await ports.team.people({ ...asked, team: south?.id ?? '' })
    if (people === 'group') throw new Error('The team is not in group mode.')
    expect(people.map(({ name }) => name).sort()).toEqual(['Finn Roth', 'Greta Hahn'])
  })
})
