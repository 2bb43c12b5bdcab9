/**
 * Tests that no title, name or place of a calendar entry is stored, and that nothing of the calendar is
 * sent (rule 11 of docs/domain.md).
 */
import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { day, minute } from '../../src/core/time/units.ts'
import { removeCalendar, setCalendar } from '../../src/store/calendar.ts'
import { changeSettings } from '../../src/store/settings.ts'
import { recordTrace } from '../../src/store/settings-commands.ts'
import { explainParts } from '../../src/store/timeline/answers.ts'
import { apply, stop, switchTo } from '../../src/store/timeline/commands.ts'
import { readTrace } from '../../src/store/timeline/trace.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import { answerLeave } from '../../src/store/working-time.ts'
import { saveBackup } from '../../src/sync/backup/save.ts'
import { readLeave } from '../../src/ui/calendar/leave.ts'
import { learnFrom, readOffers } from '../../src/ui/calendar/offers.ts'
import { CALENDAR, calendarText, serveCalendar } from '../support/calendar-server.ts'
import {
  db,
  endpoint,
  pass,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'

setUpBrowserAndEndpoint()

const TITLE = 'Merger talks'
const meeting = {
  from: new Date(START + 15 * minute).toISOString(),
  to: new Date(START + 45 * minute).toISOString(),
  title: TITLE,
  guest: 'secretclient.example',
}
const SECRETS = /Merger|Hidden|hidden|otto|secretclient|uid-0|meet\.example|ours\.example/
const ADDRESS = /calendar\.example|private-73c9/

/** Returns everything that this browser has stored, as text, without the rows named in `without`. */
async function storedText(without: readonly string[] = []) {
  const rows = await Promise.all(db.tables.map((table) => table.toArray()))
  return JSON.stringify(rows.flat().filter((row) => !without.includes(row.name)))
}

test('title, people, place and address are in no database, backup, recording, log or request', async () => {
  const logged = (['log', 'warn', 'error', 'info'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  )
  await endpoint.connect(db)
  await changeSettings(db, { sendUnexplained: true, sendNotes: true, sendRecords: true })
  await recordTrace(db, true)
  await setCalendar(db, CALENDAR)
  serveCalendar(() => calendarText([meeting]))
  const sent = vi.mocked(fetch)
  await switchTo(db, 'research')
  await pass(10)
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(START + 60 * minute)
  endpoint.syncClock()
  await apply(db, { at: 'elsewhere' })

  const { question } = await readPopupView(db)
  if (!question) throw new Error('nothing is asked')
  const offers = await readOffers(db, question)
  expect(offers).toMatchObject([{ title: TITLE, category: 'client-meeting' }])
  await explainParts(
    db,
    offers.map(({ from, to }) => ({ from, to, category: 'prospect-meeting' })),
  )
  await learnFrom(
    db,
    offers.map((offer) => ({ ...offer, category: 'prospect-meeting' })),
  )
  await stop(db)
  await sendNow()

  expect(await storedText()).not.toMatch(SECRETS)
  // Stint must store the address of the calendar, but only in the row *calendar*.
  expect(await storedText(['calendar'])).not.toMatch(ADDRESS)
  const { file } = await saveBackup(db)
  const backup = gunzipSync(await file.bytes()).toString()
  expect(backup).toContain('prospect-meeting')
  const trace = JSON.stringify(await readTrace(db))
  expect(trace).toContain('prospect-meeting')
  const requests = JSON.stringify(sent.mock.calls.filter(([url]) => String(url) !== CALENDAR))
  expect(requests).toContain('prospect-meeting')
  const log = JSON.stringify(logged.map(({ mock }) => mock.calls))
  const rows = JSON.stringify(await endpoint.rows())
  for (const text of [backup, trace, requests, rows, log]) {
    expect(text).not.toMatch(SECRETS)
    expect(text).not.toMatch(ADDRESS)
  }
  for (const spy of logged) spy.mockRestore()

  // A meeting with people of the same e-mail domain is now offered with the category that the person
  // chose.
  expect((await readOffers(db, question))[0]?.category).toBe('prospect-meeting')
  await removeCalendar(db)
  expect(await storedText()).not.toMatch(ADDRESS)
  expect(await db.named.bulkGet(['calendar', 'calendarTimes', 'domains'])).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(await readOffers(db, question)).toEqual([])
})

test('of leave only the days are kept, after a yes, and nothing says what the entry was', async () => {
  await endpoint.connect(db)
  await setCalendar(db, CALENDAR)
  const [from, to] = [START, START + 3 * day].map((at) =>
    new Date(at).toISOString().slice(0, 10).replaceAll('-', ''),
  ) as [string, string]
  serveCalendar(() =>
    calendarText([{ from, to, title: 'Merger sick leave', guest: 'secretclient.example' }]),
  )
  const sent = vi.mocked(fetch)
  const [leave] = await readLeave(db)
  expect(leave).toMatchObject({ from: '2026-11-23', to: '2026-11-25', reason: 'sick' })
  // Before the answer, Stint stores only that the entry is about leave. It stores neither the title
  // nor the kind of leave.
  expect(await storedText()).not.toMatch(/Merger|sick/)
  if (leave) await answerLeave(db, leave, 'sick')
  await workMorning()
  await stop(db)
  await sendNow()
  expect(await storedText()).not.toMatch(SECRETS)
  const { file } = await saveBackup(db)
  const backup = gunzipSync(await file.bytes()).toString()
  expect(backup).toMatch(/"reason":"sick"/)
  const requests = JSON.stringify(sent.mock.calls.filter(([url]) => String(url) !== CALENDAR))
  expect(requests).toContain('2026-11-25')
  expect(requests).not.toMatch(/sick|leave/i)
  for (const text of [backup, requests]) expect(text).not.toMatch(SECRETS)
  await removeCalendar(db)
  expect(await db.named.get('leaveAnswered')).toBeUndefined()
})

test('it is read every 15 minutes at most, also where it cannot be read', async () => {
  await setCalendar(db, CALENDAR)
  let text: string | undefined = calendarText([meeting])
  const count = serveCalendar(() => text)
  const stretch = { startedAt: START, endedAt: START + 60 * minute }
  await readOffers(db, stretch)
  await readOffers(db, stretch)
  expect(count()).toBe(1)
  vi.setSystemTime(START + 16 * minute)
  text = undefined
  // Stint still offers the entries that it read the last time that the calendar could be read.
  expect(await readOffers(db, stretch)).toHaveLength(1)
  expect(await readOffers(db, stretch)).toHaveLength(1)
  expect(count()).toBe(2)
  expect((await db.named.get('calendarTimes'))?.value).toMatchObject({ trouble: 'refused' })
})
