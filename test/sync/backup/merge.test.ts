import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import { readNamed } from '../../../src/store/named-rows.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import {
  A,
  B,
  C,
  fileOf,
  HERE,
  open,
  restore,
  rowsOf,
  segment,
  setUpBackupClock,
  T,
  THERE,
  times,
} from '../../support/backup-files.ts'
import { expectInvariants } from '../../support/invariants.ts'

setUpBackupClock()

describe('merging', () => {
  it('leaves out segments that overlap local time or lie in the future', async () => {
    const db = await open()
    await restore(db, { device: HERE, segments: [segment(A, 10, 20)] })
    const segments = [segment(B, 15, 25), segment(C, 50, 90)]
    expect(await restore(db, { device: HERE, segments })).toMatchObject({ added: 0, left: 2 })
    expect(times(await rowsOf(db))).toEqual([[A, 10, 20]])
    // Rows of another device may overlap rows that were recorded here.
    expect(await restore(db, { device: THERE, segments })).toMatchObject({ added: 2, left: 0 })
  })

  it('the running segment goes on; the one running in the backup ended when it was made', async () => {
    vi.setSystemTime(T + 30 * minute)
    const db = await open()
    await switchTo(db, 'research')
    vi.setSystemTime(T + 60 * minute)
    const there = [segment(B, 0, 10), segment(C, 20, undefined)]
    const head = { madeAt: T + 45 * minute }
    expect(await restore(db, { segments: there, head })).toMatchObject({ added: 2 })
    expect(await restore(db, { device: HERE, segments: [segment(A, 20, undefined)], head }))
      // The row is not added, because its time overlaps that of the segment that runs here.
      .toMatchObject({ added: 0, left: 1 })
    expect(await db.segments.get(C)).toMatchObject({ endedAt: T + 45 * minute, review: true })
    expect((await db.segments.toArray()).filter((row) => row.open)).toHaveLength(1)
    // A later backup has a later end of the segment. After that, the earlier backup changes nothing.
    const later = { segments: there, head: { madeAt: T + 50 * minute } }
    expect(await restore(db, later)).toMatchObject({ newer: 1, here: 1 })
    expect(await restore(db, { segments: there, head })).toMatchObject({ newer: 0, here: 2 })
    expect(await db.segments.get(C)).toMatchObject({ endedAt: T + 50 * minute, revision: 1 })
  })

  it('accepts a moved boundary between two segments, and one deleted in favour of another', async () => {
    const db = await open()
    const before = [segment(A, 0, 10), segment(B, 10, 20)]
    await restore(db, { device: HERE, segments: before })
    const newer = { revision: 2 }
    const moved = [segment(A, 0, 15, newer), segment(B, 15, 20, newer)]
    expect(await restore(db, { device: HERE, segments: moved })).toMatchObject({ newer: 2 })
    expect(times(await expectInvariants(db))).toEqual([
      [A, 0, 15],
      [B, 15, 20],
    ])
    const gone = segment(B, 15, 20, { revision: 3, deleted: true })
    const segments = [segment(C, 15, 18), gone]
    expect(await restore(db, { device: HERE, segments })).toMatchObject({ added: 1, newer: 1 })
    expect(times(await expectInvariants(db))).toEqual([
      [A, 0, 15],
      [C, 15, 18],
    ])
  })

  it('the later revision wins, and an equal revision changes nothing even with other content', async () => {
    const db = await open()
    await restore(db, { segments: [segment(A, 0, 10, { revision: 3 })] })
    const restored = (more: object) => restore(db, { segments: [segment(A, 0, 10, more)] })
    expect(await restored({ revision: 2, category: 'drive' })).toMatchObject({ here: 1 })
    expect(await restored({ revision: 3, category: 'drive' })).toMatchObject({ left: 1 })
    expect(await restored({ revision: 3 })).toMatchObject({ here: 1 })
    expect(await rowsOf(db)).toMatchObject([{ category: 'misc', revision: 3 }])
    expect(await restored({ revision: 4, category: 'drive' })).toMatchObject({ newer: 1 })
    expect(await rowsOf(db)).toMatchObject([{ category: 'drive', revision: 4 }])
  })

  const connection = { url: 'https://a.example', token: 'x', member: 'Ann', team: 'Sales' }
  const SENT = 'https://a.example Sales Ann'
  const sent = [segment(A, 0, 10, { acknowledged: 1, offered: 1 }), segment(B, 10, 20)]

  it('sent segments count as sent if this browser sends to the same endpoint', async () => {
    const db = await open()
    await restore(db, { segments: sent, head: { sentTo: SENT } })
    const lanes = async () => (await rowsOf(db)).map((row) => row.outbox)
    expect(await lanes()).toEqual([undefined, 'send'])
    await connectTo(db, connection)
    expect(await lanes()).toEqual([undefined, 'send'])
    // A new endpoint has not received any of the rows, so all rows wait to be sent.
    await connectTo(db, { ...connection, url: 'https://b.example' })
    expect(await lanes()).toEqual(['send', 'send'])
  })

  it('sent segments count as unsent at any other endpoint', async () => {
    const db = await open()
    await connectTo(db, { ...connection, member: 'Bob' })
    await restore(db, { segments: sent, head: { sentTo: SENT } })
    expect((await rowsOf(db)).map((row) => [row.outbox, row.acknowledged])).toEqual([
      ['send', 0],
      ['send', 0],
    ])
    expect(await readNamed(db, 'sentTo')).toBe('https://a.example Sales Bob')
  })

  it('the time that it takes does not count as time away', async () => {
    const db = await open()
    await switchTo(db, 'research')
    const backup = await readBackup(await fileOf({ segments: [segment(B, 20, 30)] }))
    const tell = () => vi.setSystemTime(Date.now() + 10 * minute)
    await restoreBackup(db, backup, { withSettings: false, onProgress: tell })
    await apply(db, { at: 'elsewhere' })
    expect((await rowsOf(db)).map((row) => row.category).toSorted()).toEqual(['misc', 'research'])
    // Ten minutes without a sign of life before the restore count as time away.
    vi.setSystemTime(Date.now() + 10 * minute)
    await restoreBackup(db, backup, { withSettings: false })
    await apply(db, { at: 'elsewhere' })
    expect((await rowsOf(db)).map((row) => row.category)).toContain('unexplained')
  })

  it('cancelled at any page, it changes nothing', async () => {
    const db = await open()
    await restore(db, { segments: [segment(A, 0, 10)] })
    const backup = await readBackup(await fileOf({ segments: [segment(B, 20, 30)] }))
    const pages = [...backup.pages(), ...backup.pages()]
    const cancel = new AbortController()
    const run = restoreBackup(
      db,
      { ...backup, pages: () => pages },
      { withSettings: true, onProgress: () => cancel.abort(), signal: cancel.signal },
    )
    await expect(run).rejects.toThrow()
    expect(times(await rowsOf(db))).toEqual([[A, 0, 10]])
  })
})
