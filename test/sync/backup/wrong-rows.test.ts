import { describe, expect, it } from 'vitest'
import { type Category, categoryOf, DETAILED } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import { readNamed, writeNamed } from '../../../src/store/named-rows.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { readScheme, readSchemeVersions } from '../../../src/store/scheme/versions.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import { saveBackup } from '../../../src/sync/backup/save.ts'
import {
  A,
  fileOf,
  HERE,
  open,
  restore,
  rowsOf,
  segment,
  setUpBackupClock,
  T,
  THERE,
} from '../../support/backup-files.ts'

setUpBackupClock()

describe('parts of a backup that are not segments', () => {
  it('settings replace the local ones only if wanted, and no recording starts', async () => {
    const settings = { dayStart: 4, products: ['hubspot'], recordTrace: true }
    const rest = { named: { settings } }
    const db = await open()
    await changeSettings(db, { sendNotes: true })
    await restore(db, { rest })
    expect(await readNamed(db, 'settings')).toEqual({ sendNotes: true })
    await restore(db, { rest }, true)
    expect(await readNamed(db, 'settings')).toEqual({
      sendNotes: true,
      dayStart: 4,
      products: ['hubspot'],
    })
  })

  it('invalid settings are left out', async () => {
    const settings = {
      idleAfter: 0,
      sendAt: '25:00',
      colours: { misc: 'red' },
      dayStart: 4,
      new: 1,
      toString: 1,
    }
    const { kept } = await readBackup(await fileOf({ rest: { named: { settings, token: 'x' } } }))
    expect(kept).toEqual({ settings: { dayStart: 4 } })
  })

  it('a category that becomes private with them is marked as private', async () => {
    const db = await open()
    const settings = { privateCategories: ['misc'] }
    const made = { segments: [segment(A, 0, 10)], rest: { named: { settings } } }
    await restore(db, made)
    expect(await rowsOf(db)).toMatchObject([{ outbox: 'send' }])
    await restore(db, made, true)
    expect(await rowsOf(db)).toMatchObject([{ outbox: 'hold' }])
  })

  it('versions of the scheme are added if they continue the local ones', async () => {
    const second = { ...FIRST_SCHEME, version: 2, from: '2026-10-01' }
    const third = { ...second, version: 3, from: '2026-11-01', changeEvery: 3 as const }
    const schemeOf = (...versions: readonly object[]) => ({
      rest: { named: { scheme: { versions } } },
    })
    const db = await open()
    const versions = async () => (await readSchemeVersions(db)).map((one) => one.version)
    await restore(db, schemeOf(FIRST_SCHEME, second))
    expect(await versions()).toEqual([1, 2])
    await restore(db, schemeOf(FIRST_SCHEME, second, third))
    expect(await versions()).toEqual([1, 2, 3])
    const other = { ...second, changeEvery: 6 as const }
    for (const offered of [[FIRST_SCHEME], [FIRST_SCHEME, other, third, { ...third, version: 4 }]])
      await restore(db, schemeOf(...offered))
    expect(await readSchemeVersions(db)).toEqual([FIRST_SCHEME, second, third])
    // Versions of the scheme that differ from the stored ones are not used. But a category that was
    // added in one of them keeps its name.
    const training = { ...(DETAILED.at(-1) as Category), id: 'demo', en: 'Demo', ru: 'Показ' }
    const own = { ...other, categories: [...other.categories, training] }
    await restore(db, schemeOf(FIRST_SCHEME, own))
    expect(await versions()).toEqual([1, 2, 3])
    expect(categoryOf('demo', (await readScheme(db)).categories)).toMatchObject({ en: 'Demo' })
    // A scheme that lacks one of the base categories is not valid.
    const { kept } = await readBackup(
      await fileOf(schemeOf(FIRST_SCHEME, { ...second, categories: second.categories.slice(1) })),
    )
    expect(kept).toEqual({})
  })

  it('a local guess stays, others are added', async () => {
    const db = await open()
    const guesses = {
      '2026-09': { at: T, guess: { misc: 60, research: 40 } },
      '2026-10': { at: T },
      '2026-11': { at: T, guess: { misc: 50 } },
      '2026-13': { at: T },
    }
    const own = { '2026-10': { at: T, guess: { misc: 100 } } }
    await writeNamed(db, 'guesses', own)
    await restore(db, { rest: { named: { guesses } } })
    expect(await readNamed(db, 'guesses')).toEqual({ '2026-09': guesses['2026-09'], ...own })
  })

  it("the file contains neither the token nor this browser's own state", async () => {
    const db = await open()
    const token = 'Zb1nIrqKq9Tz5wJYQ0o8mF2vLr7cX4dE6uP3sA1hN0k'
    await connectTo(db, { url: 'https://a.example', token, member: 'Ann', team: 'Sales' })
    await changeSettings(db, { dayStart: 4 })
    const { file } = await saveBackup(db)
    const plain = file.stream().pipeThrough(new DecompressionStream('gzip'))
    const text = await new Response(plain).text()
    expect(text).not.toContain(token)
    expect(JSON.parse(text.split('\n')[1] ?? '')).toEqual({
      named: { settings: { dayStart: 4 } },
      losers: [],
    })
  })
})

it('any number of segments with the same start is read', async () => {
  const db = await open()
  const rows = Array.from({ length: 1300 }, (_, i) => ({
    ...segment(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, 0, 10),
    ...(i < 1299 && { deleted: true as const }),
    device: HERE,
    source: 'hand' as const,
    outbox: 'hold' as const,
  }))
  await db.segments.bulkAdd([...rows, { ...segment(THERE, 10, 20), device: HERE, source: 'hand' }])
  const other = await open(THERE)
  const backup = await readBackup((await saveBackup(db)).file)
  expect(await restoreBackup(other, backup, { withSettings: false })).toMatchObject({ added: 1301 })
})
