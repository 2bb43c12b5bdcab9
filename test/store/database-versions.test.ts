import { Dexie, type DexieOptions } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it, onTestFinished, vi } from 'vitest'
import { newMemory } from '../../src/core/attribution/state.ts'
import { openStint, type StoredSegment } from '../../src/store/database.ts'
import { switchTo } from '../../src/store/timeline/commands.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { expectInvariants } from '../support/invariants.ts'

/**
 * The database schemas of released versions of Stint. They must never change, because profiles of these
 * versions still exist.
 */
const FIRST = {
  segments: 'id, [device+startedAt], &[device+open], outbox, [category+startedAt]',
  attribution: 'device',
  named: 'name',
  receipts: 'date',
}
const RELEASED = [[FIRST], [FIRST, { trace: '++, at' }]] as const

const openOld = (version: 1 | 2, options: DexieOptions) => {
  const db = new Dexie('stint', options)
  RELEASED[version - 1]?.forEach((stores, i) => {
    db.version(i + 1).stores(stores)
  })
  onTestFinished(() => db.close())
  return db
}

const DEVICE = '5a1e5f0c-0000-4000-a000-00000000000a'
const T = Date.UTC(2026, 10, 20, 9)

const row = (from: number, to?: number, more: Partial<StoredSegment> = {}): StoredSegment => ({
  id: crypto.randomUUID(),
  device: DEVICE,
  category: 'misc',
  source: 'hand',
  scheme: 1,
  startedAt: T + from,
  revision: 1,
  acknowledged: 0,
  offered: 0,
  changedAt: T,
  outbox: 'send',
  ...(to === undefined ? { open: 1 } : { endedAt: T + to }),
  ...more,
})

it.each([1, 2] as const)(
  'a profile of version %d is upgraded, and nothing is lost',
  async (version) => {
    const { indexedDB, open } = freshProfile()
    const old = openOld(version, { indexedDB, IDBKeyRange })
    const rows = [
      row(0, 1000),
      row(1000, 2000, { deleted: true, outbox: 'hold' }),
      row(1000, 3000),
      row(3000),
    ]
    await old.table('segments').bulkAdd(rows)
    const { outbox: _, ...sent } = row(-2000, -1000, { acknowledged: 1, offered: 1 })
    await old.table('segments').add(sent)
    const named = [
      { name: 'device', value: DEVICE },
      { name: 'settings', value: { dayStart: 4 } },
    ]
    await old.table('named').bulkAdd(named)
    const memory = { device: DEVICE, memory: newMemory(T + 3000), latest: T + 3000 }
    await old.table('attribution').add(memory)
    await old
      .table('receipts')
      .add({ date: '2026-11-20', count: 1, seconds: 1, at: T, matches: true })
    if (version > 1) await old.table('trace').add({ at: T, type: 'timer' })
    old.close()

    const db = open()
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect((await db.segments.toArray()).sort(byId)).toEqual([...rows, sent].sort(byId))
    expect(await db.named.toArray()).toEqual(named)
    expect(await db.attribution.toArray()).toEqual([memory])
    expect(await db.receipts.count()).toBe(1)
    expect(await db.trace.count()).toBe(version - 1)
    // The indexes that the new version adds contain the rows of the old version.
    expect(await db.segments.where('startedAt').below(T).count()).toBe(1)
    vi.useFakeTimers({ toFake: ['Date'], now: T + 60_000 })
    onTestFinished(() => void vi.useRealTimers())
    expect((await readPopupView(db)).running).toMatchObject({ category: 'misc', since: T })
    await switchTo(db, 'research')
    expect((await expectInvariants(db)).at(-1)).toMatchObject({ category: 'research', open: 1 })
  },
)

it('an open page of the version before closes its database for the upgrade, and then opens the new one', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  onTestFinished(() => void vi.restoreAllMocks())
  const { indexedDB, open } = freshProfile()
  const page = openOld(2, { indexedDB, IDBKeyRange })
  await page.table('segments').add(row(0, 1000))
  const db = open()
  expect(await db.segments.count()).toBe(1)
  // A page that still runs the old code writes into the upgraded database.
  await page.table('segments').add(row(1000, 2000))
  expect(await db.segments.where('startedAt').above(T).count()).toBe(1)
})

it('a page that keeps the old database open is reported; the upgrade waits until it is closed', async () => {
  const { indexedDB, open } = freshProfile()
  const held = openOld(1, { indexedDB, IDBKeyRange })
  held.on('versionchange', () => false)
  await held.table('segments').add(row(0, 1000))
  const native = held.backendDB()
  native.onversionchange = null
  const db = open()
  const blocked = new Promise((told) => db.on('blocked', told))
  const count = db.segments.count()
  await blocked
  native.close()
  expect(await count).toBe(1)
})

it('a database that could not be opened is opened again as soon as possible', async () => {
  const indexedDB = new IDBFactory()
  let full = true
  const shut: IDBFactory = Object.create(indexedDB, {
    open: {
      value: (...asked: Parameters<IDBFactory['open']>) => {
        if (full) throw new DOMException('Internal error opening backing store', 'DataError')
        return indexedDB.open(...asked)
      },
    },
  })
  const db = openStint({ indexedDB: shut, IDBKeyRange })
  onTestFinished(() => db.close())
  await expect(switchTo(db, 'misc')).rejects.toThrow()
  await expect(switchTo(db, 'misc')).rejects.toThrow()
  full = false
  await vi.waitFor(() => switchTo(db, 'misc'))
  expect(await db.segments.count()).toBe(1)
  // A database that Stint itself has closed is not opened again.
  db.close()
  await expect(switchTo(db, 'misc')).rejects.toThrow()
})
