import { Dexie } from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import { changeSettings } from '../../../src/store/settings.ts'
import { apply, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { readOthers } from '../../../src/store/timeline/read-range.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { at, db, pass, setUpCommands, start, timelineText } from '../../support/command-clock.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { onDeal } from '../../support/play-events.ts'

setUpCommands()

describe('the clock', () => {
  test('set back makes no negative or overlapping segment', async () => {
    await switchTo(db, 'research')
    await pass(60)
    await switchTo(db, 'misc')
    vi.setSystemTime(at(30))
    await switchTo(db, 'client-meeting')
    vi.setSystemTime(at(90))
    await stop(db)
    expect(await timelineText()).toEqual(['research 0–60', 'client-meeting 60–90'])
  })

  test('set forward counts as a gap, with a question', async () => {
    await switchTo(db, 'research')
    await pass(10)
    vi.setSystemTime(at(600))
    await apply(db, { at: 'elsewhere' })
    expect(await timelineText()).toEqual(['research 0–10', 'unexplained 10–600', 'research 600–'])
  })
})

describe('the popup', () => {
  test('shows since when the category runs, not the segment', async () => {
    await changeSettings(db, { keepRecords: true })
    for (const [minute, id] of [
      [0, '1'],
      [2, '2'],
      [3, '2'],
    ] as const) {
      vi.setSystemTime(at(minute))
      await apply(db, onDeal(id))
    }
    expect((await readPopupView(db)).running).toMatchObject({
      category: 'documentation',
      since: at(0),
      context: { record: { id: '2' } },
    })
  })
})

test('a second open segment cannot even be stored', async () => {
  await switchTo(db, 'research')
  const [open] = await db.segments.toArray()
  if (!open) throw new Error('nothing open')
  await expect(db.segments.add({ ...open, id: 'another' })).rejects.toThrow(Dexie.ConstraintError)
})

test('a database of the first version opens with everything in it', async () => {
  const { indexedDB, open } = freshProfile()
  const first = new Dexie('stint', { indexedDB, IDBKeyRange })
  first.version(1).stores({
    segments: 'id, [device+startedAt], &[device+open], outbox, [category+startedAt]',
    attribution: 'device',
    named: 'name',
    receipts: 'date',
  })
  await first.table('named').put({ name: 'device', value: 'here' })
  const old = { device: 'here', category: 'research', startedAt: start, endedAt: at(30) }
  const ids = { id: 'a', source: 'hand', scheme: 1, revision: 1, acknowledged: 0, offered: 0 }
  await first.table('segments').put({ ...old, ...ids, changedAt: at(30), outbox: 'send' })
  const there = { ...ids, id: 'b', device: 'there', acknowledged: 1, offered: 1 }
  await first.table('segments').put({ ...old, ...there, changedAt: at(30) })
  first.close()
  vi.setSystemTime(at(40))
  const db = open()
  const view = await readPopupView(db)
  // Reads the row of the other device through an index that version 3 of the database has added.
  expect((await readOthers(db, 'here', at(10), at(20))).map((s) => s.id)).toEqual(['b'])
  expect(await readOthers(db, 'here', at(30), at(40))).toEqual([])
  expect(view.totals).toEqual({ research: 30 * 60_000 })
  expect(view.sending.waiting).toBe(1)
})
