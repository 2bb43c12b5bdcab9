/** Tests that everything is stored and shown in browsers with unusual time zones and clocks. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isSchemeCheckDue } from '../../../src/core/day/send-schedule.ts'
import { fixedZone, isZone } from '../../../src/core/time/days.ts'
import { day, minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { askToSend, changeSending, readSendDue } from '../../../src/store/outbox/sending.ts'
import { ownZone } from '../../../src/store/own-zone.ts'
import { changeSettings, noteZoneTold } from '../../../src/store/settings.ts'
import { stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { readStoredDay } from '../../../src/store/views/day-view.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { readReportSetting } from '../../../src/store/views/report-view.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import { saveBackup } from '../../../src/sync/backup/save.ts'
import { sendWhatIsDue } from '../../../src/sync/send.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { openListeningEndpoint } from '../../support/listening-endpoint.ts'

const START = Date.UTC(2026, 10, 23, 9)

let db: StintDatabase
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  db = freshProfile().open()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

/** Records two segments, and reads the views of all pages. */
async function workAndLook(now: number) {
  await switchTo(db, 'outgoing-call')
  vi.setSystemTime(now + 10 * minute)
  await switchTo(db, 'client-meeting')
  vi.setSystemTime(now + 30 * minute)
  await stop(db)
  const view = await readPopupView(db)
  expect(view.worked).toBe(30 * minute)
  expect(await readReportSetting(db)).toBeDefined()
  await expectInvariants(db)
  return view
}

const ZONES: [zone: string, known: boolean][] = [
  ['Europe/Berlin', true],
  ['America/St_Johns', true],
  ['Asia/Kathmandu', true],
  ['Pacific/Apia', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['asia/calcutta', true],
  ['+05:30', true],
  ['Etc/Unknown', false],
  ['', false],
  ['Nowhere/City', false],
  [':/etc/localtime', false],
  ['EST5EDT,M3.2.0,M11.1.0', false],
  ['+25:00', false],
  ['undefined', false],
]

describe('a zone', () => {
  test.each(ZONES)('%j: everything works; the zone is known: %s', async (zone, known) => {
    vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue(zone)
    expect(ownZone()).toBe(known ? zone : fixedZone(new Date().getTimezoneOffset()))
    const view = await workAndLook(START)
    expect(view.zone).toBe(known ? undefined : ownZone())
    await readStoredDay(db, '2026-11-23')
    // Stint stores that the message about an unknown zone was shown, and does not show it again in this
    // profile.
    await noteZoneTold(db)
    expect((await readPopupView(db)).zone).toBeUndefined()
  })

  test('that the process does not know counts as no zone', async () => {
    vi.stubEnv('TZ', '')
    expect(Temporal.Now.timeZoneId()).toBe('Etc/Unknown')
    await workAndLook(START)
    const endpoint = await openListeningEndpoint()
    await endpoint.connect(db)
    endpoint.setClock(Date.now())
    await askToSend(db)
    await sendWhatIsDue(db)
    const { sending } = await readPopupView(db)
    expect(sending).toMatchObject({ waiting: 0, receipt: { matches: true } })
  })

  test.each([
    [0, '+00:00'],
    [-0, '+00:00'],
    [-60, '+01:00'],
    [-345, '+05:45'],
    [210, '-03:30'],
    [-840, '+14:00'],
    [Number.NaN, '+00:00'],
  ])('by offset: %d minutes behind is %s', (behind, zone) => {
    expect(fixedZone(behind)).toBe(zone)
    expect(isZone(zone)).toBe(true)
  })
})

const CLOCKS: [name: string, now: number][] = [
  ['the first instant of 1970', 0],
  ['the second day of 1970', day + 9 * 60 * minute],
  ['1980', Date.UTC(1980, 0, 1)],
  ['before there was Stint', Date.UTC(2019, 11, 31, 23)],
  ['where 32 bits end', 2 ** 31 * 1000],
  ['2100', Date.UTC(2100, 0, 1)],
  ['the last day of 9999', Date.UTC(9999, 11, 31, 12)],
  ['the year 10000', Date.UTC(10_000, 0, 1, 12)],
]

describe('a clock', () => {
  test.each(CLOCKS)('in %s: everything works, also after a backup is restored', async (_, now) => {
    vi.setSystemTime(now)
    await workAndLook(now)
    const { file, segments } = await saveBackup(db)
    const backup = await readBackup(file)
    expect(backup).toMatchObject({ segments })
    expect(backup).not.toHaveProperty('wrong')
  })

  test.each(CLOCKS)('in %s, then set right: sending works at the set time', async (_, now) => {
    const endpoint = await openListeningEndpoint()
    await endpoint.connect(db)
    vi.setSystemTime(now)
    await askToSend(db)
    await sendWhatIsDue(db)
    await workAndLook(now)
    endpoint.answerInstead(() => new Response('', { status: 502 }))
    await askToSend(db)
    await sendWhatIsDue(db)
    expect((await readPopupView(db)).sending).toMatchObject({ waiting: 2, failure: 'between' })
    endpoint.answerInstead(undefined)
    vi.setSystemTime(START)
    expect(await readSendDue(db)).toBeLessThan(START + day)
    vi.setSystemTime(Math.max(START, (await readSendDue(db)) ?? 0))
    // After one or two runs, nothing may be left to send.
    let runs = 0
    while (runs < 5 && (await sendWhatIsDue(db))) runs++
    expect(runs).toBeLessThan(3)
    const due = (await readSendDue(db)) ?? 0
    expect(due).toBeGreaterThan(Date.now())
    expect(due).toBeLessThan(Date.now() + 2 * day)
  })

  test.each(CLOCKS)('in %s, then set right: *Send now* sends at once', async (_, now) => {
    const endpoint = await openListeningEndpoint()
    await endpoint.connect(db)
    const pressedThen = async () => askToSend(db)
    const ranThen = async () => {
      await askToSend(db)
      await sendWhatIsDue(db)
      vi.setSystemTime(START)
      await askToSend(db)
    }
    for (const press of [pressedThen, ranThen]) {
      vi.setSystemTime(now)
      await press()
      vi.setSystemTime(START)
      expect(await readSendDue(db)).toBeLessThanOrEqual(START)
      expect(await sendWhatIsDue(db)).toBe(true)
    }
  })

  test.each(CLOCKS)(
    'in %s, as a run broke off, then set right: nothing is under way',
    async (_, now) => {
      await connectTo(db, { url: 'https://x.example', token: 't', member: 'A', team: 'S' })
      await changeSending(db, () => ({ sentAt: now, left: 7 }))
      expect((await readPopupView(db)).sending).toMatchObject({ busy: false, waiting: 0 })
      expect(isSchemeCheckDue({ askedAt: now }, START)).toBe(true)
    },
  )

  test('set back: a request to send from the future does not send', async () => {
    await connectTo(db, { url: 'https://x.example', token: 't', member: 'A', team: 'S' })
    await changeSettings(db, { sendBy: 'hand' })
    const ahead = Date.UTC(9999, 0, 1)
    await changeSending(db, () => ({ askedAt: ahead, triedAt: ahead, doneAt: ahead }))
    expect(await readSendDue(db)).toBeUndefined()
  })

  test('without a valid time stores nothing, and the next one works', async () => {
    await workAndLook(START)
    const before = await db.segments.toArray()
    vi.spyOn(Date, 'now').mockReturnValue(Number.NaN)
    await expect(switchTo(db, 'misc')).rejects.toThrow()
    vi.mocked(Date.now).mockRestore()
    expect(await db.segments.toArray()).toEqual(before)
    await switchTo(db, 'misc')
    await expectInvariants(db)
  })
})
