// @vitest-environment happy-dom
// Must be imported first: when Dexie is loaded, it looks for IndexedDB, which live queries need.
import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { mountPopup } from '../../../src/ui/popup/mount.tsx'
import { openPopupStore } from '../../../src/ui/popup/store.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { $, press, someSite, tile } from '../../support/mounted-popup.ts'
import { passMinutes } from '../../support/stopped-clock.ts'

/** Opens the popup on a real store. */
const openPopup = (profile = freshProfile()) => {
  const db = profile.open()
  const store = Promise.resolve(openPopupStore(db))
  onTestFinished(
    mountPopup(document.body, {
      store,
      changed: vi.fn(),
      open: vi.fn(),
      panel: undefined,
      site: someSite(),
    }),
  )
  return { db, profile }
}

it('shows a stored switch, as every other page does', async () => {
  const { db } = openPopup()
  tile('incoming-call').click()
  await vi.waitFor(() => expect($('#running').textContent).toBe('Incoming call'))
  const [segment] = await db.segments.toArray()
  expect(segment).toMatchObject({ category: 'incoming-call', source: 'hand', open: 1 })
  press('8')
  await vi.waitFor(() => expect(tile('misc').getAttribute('aria-pressed')).toBe('true'))
  expect(tile('incoming-call').getAttribute('aria-pressed')).toBe('false')
  press('u')
  await vi.waitFor(() => expect($('#running').textContent).toBe('Incoming call'))
  press('s')
  await vi.waitFor(() => expect($('#running').textContent).toBe('Nothing is running'))
})

it('asks what a stretch away was, and stores the answer', async () => {
  const { db } = openPopup()
  press('7')
  await vi.waitFor(() => expect($('#running').textContent).toBe('Research'))
  const [open] = await db.segments.toArray()
  if (!open) throw new Error('Nothing was stored')
  const { open: _, ...row } = open
  const startedAt = open.startedAt - 47 * 60_000
  const away = { id: crypto.randomUUID(), category: 'unexplained', startedAt }
  await db.segments.add({ ...row, ...away, endedAt: open.startedAt })
  await vi.waitFor(() => $('#question').click())
  await vi.waitFor(() => $('.question'))
  press('b')
  await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
  expect(await db.segments.get(away.id)).toMatchObject({ category: 'break' })
  expect($('#running').textContent).toBe('Research')
})

it('names what an earlier start takes time from, and takes exactly that', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 9) })
  onTestFinished(() => void vi.useRealTimers())
  const profile = freshProfile()
  const before = profile.open()
  for (const [category, minutes] of [
    ['research', 20],
    ['outgoing-call', 12],
    ['misc', 2],
  ] as const) {
    await switchTo(before, category)
    await passMinutes(before, minutes)
  }
  const { db } = openPopup(profile)
  const said = (minutes: number) => $(`[data-minutes="${minutes}"]`).getAttribute('aria-label')
  await vi.waitFor(() => expect(said(15)).toMatch(/Takes: Research 1m, Outgoing call 12m$/))
  expect(said(5)).toMatch(/Takes: Outgoing call 3m$/)
  expect($('[data-minutes="15"] .takes').textContent).toBe('Takes: Research 1m, Outgoing call 12m')
  $('[data-minutes="15"]').click()
  await vi.waitFor(async () => {
    const kept = (await db.segments.toArray()).filter(({ deleted }) => !deleted)
    // The clock of the test goes on by some seconds during this wait, so only full minutes are compared.
    const minutesAgo = (at: number) => Math.floor((Date.now() - at) / 60_000)
    const rows = kept.map(({ category, startedAt }) => [category, minutesAgo(startedAt)])
    expect(rows.toSorted()).toEqual([
      ['misc', 15],
      ['research', 34],
    ])
  })
})

it('open over midnight, as the panel may be, begins the new day at zero', async () => {
  const midnight = Temporal.PlainDate.from('2026-11-24').toZonedDateTime(Temporal.Now.timeZoneId())
  const at = (seconds: number) => midnight.add({ seconds }).epochMilliseconds
  onTestFinished(() => void vi.useRealTimers())
  const profile = freshProfile()
  vi.useFakeTimers({ toFake: ['Date'], now: at(-600) })
  await switchTo(profile.open(), 'research')
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: at(-90) })
  openPopup(profile)
  const shown = (line: string) => () => {
    if (!tile('research').textContent.includes(line)) throw new Error(tile('research').textContent)
  }
  const until = async (check: () => void) => {
    for (let seconds = 0; seconds < 30; seconds++) {
      try {
        return check()
      } catch {
        await vi.advanceTimersByTimeAsync(1000)
        await new Promise(setImmediate)
      }
    }
    check()
  }
  await until(shown('0:08'))
  vi.setSystemTime(at(-1))
  await vi.advanceTimersByTimeAsync(61_000)
  await until(shown('0:01'))
  expect($('#running').textContent).toBe('Research')
})
