// @vitest-environment happy-dom
// Must be imported first: when Dexie is loaded, it looks for IndexedDB, which live queries need.
import 'fake-indexeddb/auto'
import { h, render } from 'preact'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Segment } from '../../../src/core/time/segment.ts'
import { day, minute } from '../../../src/core/time/units.ts'
import type { Backup as Read } from '../../../src/store/backup/merge-pages.ts'
import { readNamed } from '../../../src/store/named-rows.ts'
import { newSegmentId } from '../../../src/store/segment-id.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { readHealth } from '../../../src/store/views/health.ts'
import { Backup } from '../../../src/ui/settings/backup.tsx'
import { Storage } from '../../../src/ui/settings/storage.tsx'
import type { BackupPorts, StoragePorts } from '../../../src/ui/settings/storage-ports.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { $ } from '../../support/mounted-popup.ts'

const DEVICE = '00000000-0000-4000-8000-0000000000aa'
const T = Date.UTC(2026, 2, 1, 9)

const segments = (count: number): Segment[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    device: DEVICE,
    category: 'misc',
    startedAt: T + i * 60_000,
    endedAt: T + (i + 1) * 60_000,
    source: 'hand',
    scheme: 1,
    revision: 1,
    acknowledged: 0,
    offered: 0,
    changedAt: T,
  }))

const backupOf = (rows: readonly Segment[], settings?: Read['kept']['settings']): Read => ({
  madeAt: T,
  segments: rows.length,
  losers: [],
  kept: settings ? { settings } : {},
  ...(rows[0] && { since: rows[0].startedAt }),
  pages: () => [rows],
})

const openPage = (ports: Partial<BackupPorts> = {}) => {
  const db = freshProfile().open()
  const backup: BackupPorts = { save: vi.fn(), read: vi.fn(), ...ports }
  const changed = vi.fn()
  render(h(Backup, { db, backup, changed }), document.body)
  onTestFinished(() => render(null, document.body))
  return { db, changed }
}

const choose = (file = new File(['x'], 'stint.jsonl.gz')) => {
  const input = $<HTMLInputElement>('#backup-file')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const said = () => [...document.querySelectorAll('#backup-said li')].map((li) => li.textContent)
const failed = () => $('#backup-failed').textContent

it('the content of a valid file is shown before anything of it is restored', async () => {
  const backup = backupOf(segments(3), { dayStart: 4 })
  const { db, changed } = openPage({ read: async () => ({ ok: true, backup }) })
  choose()
  await vi.waitFor(() => expect($('#backup-found').textContent).toContain('3 entries since March'))
  expect(await db.segments.count()).toBe(0)
  await vi.waitFor(() => expect(document.activeElement).toBe($('#backup-put')))
  // No setting has been changed in this browser. The settings of the backup are therefore used too,
  // unless the person unchecks this box.
  expect($<HTMLInputElement>('[name=settings]').checked).toBe(true)
  $('#backup-put').click()
  await vi.waitFor(() => expect(said()).toEqual(['3 entries added.']))
  expect(changed).toHaveBeenCalledOnce()
  expect(await readNamed(db, 'settings')).toEqual({ dayStart: 4 })
  expect(document.activeElement).toBe($('#backup h2'))
})

it('a form that is cancelled restores nothing, and the keyboard goes on from the section', async () => {
  const backup = backupOf(segments(3), { dayStart: 4 })
  const { db } = openPage({ read: async () => ({ ok: true, backup }) })
  choose()
  const cancel = await vi.waitFor(() => $('#backup-found .acts .button:last-child'))
  cancel.click()
  await vi.waitFor(() => expect(document.querySelector('#backup-found')).toBeNull())
  expect(document.activeElement).toBe($('#backup h2'))
  expect(await db.segments.count()).toBe(0)
})

it("the person's settings are kept unless they choose otherwise", async () => {
  const backup = backupOf(segments(1), { dayStart: 4 })
  const { db } = openPage({ read: async () => ({ ok: true, backup }) })
  await changeSettings(db, { sendNotes: true })
  choose()
  await vi.waitFor(() => expect($<HTMLInputElement>('[name=settings]').checked).toBe(false))
  $('#backup-put').click()
  await vi.waitFor(() => expect(said()).toHaveLength(1))
  expect(await readNamed(db, 'settings')).toEqual({ sendNotes: true })
})

it.each([true, false])(
  'asks whether this browser takes the place of the old one: %s',
  async (is) => {
    const backup = { ...backupOf(segments(1)), device: DEVICE }
    const { db } = openPage({ read: async () => ({ ok: true, backup }) })
    choose()
    const place = await vi.waitFor(() => $<HTMLInputElement>('[name=place]'))
    expect(place.checked).toBe(true)
    place.checked = is
    $('#backup-put').click()
    await vi.waitFor(() => expect(said()).toHaveLength(1))
    expect((await readNamed(db, 'device')) === DEVICE).toBe(is)
  },
)

it('says what was restored, and what was not', async () => {
  const rows = segments(3)
  const backup = backupOf(rows)
  const { db } = openPage({ read: async () => ({ ok: true, backup }) })
  await db.segments.bulkAdd([
    { ...(rows[0] as Segment), outbox: 'send' },
    { ...(rows[1] as Segment), id: DEVICE, outbox: 'send' },
  ])
  choose()
  await vi.waitFor(() => $('#backup-put').click())
  await vi.waitFor(() =>
    expect(said()).toEqual([
      '1 entry added.',
      '1 already here.',
      '1 skipped: this browser has other time there.',
    ]),
  )
})

it.each([
  ['foreign', 'not a Stint backup'],
  ['newer', 'newer version'],
  ['damaged', 'damaged'],
  ['wrong', 'altered'],
  ['unreadable', 'cannot read this file'],
] as const)('a file is refused with its reason: %s', async (reason, words) => {
  openPage({ read: async () => ({ ok: false, reason }) })
  choose()
  await vi.waitFor(() => expect(failed()).toContain(words))
  expect(failed()).toContain('Nothing was changed')
})

it('shows its progress, and can be cancelled', async () => {
  const read = vi.fn<BackupPorts['read']>(
    (_, { tell, signal }) =>
      new Promise((_resolve, reject) => {
        tell(0.25)
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  )
  openPage({ read })
  choose()
  await vi.waitFor(() => expect($<HTMLProgressElement>('progress').value).toBe(0.25))
  await vi.waitFor(() => expect(document.activeElement).toBe($('#backup-cancel')))
  $('#backup-cancel').click()
  await vi.waitFor(() => expect(said()).toEqual(['Cancelled. Nothing was changed.']))
})

it('a full disk while restoring is reported, and nothing is restored', async () => {
  const rows = segments(2)
  const pages = function* () {
    yield rows
    throw new DOMException('', 'QuotaExceededError')
  }
  const backup = { ...backupOf(rows), pages }
  const { db, changed } = openPage({ read: async () => ({ ok: true, backup }) })
  choose()
  await vi.waitFor(() => $('#backup-put').click())
  await vi.waitFor(() => expect(failed()).toContain('the disk is full'))
  expect(await db.segments.count()).toBe(0)
  expect(changed).not.toHaveBeenCalled()
})

const standStorage = (part: Partial<StoragePorts> = {}) => {
  const db = freshProfile().open()
  const storage: StoragePorts = {
    used: async () => 12_300_000,
    isProtected: async () => true,
    protect: async () => true,
    ...part,
  }
  render(h(Storage, { db, storage, fail: () => undefined }), document.body)
  onTestFinished(() => render(null, document.body))
  return db
}
const storageText = () => $('#storage').textContent

it('shows how much is stored, and when it was last saved', async () => {
  const db = standStorage()
  await vi.waitFor(() => expect(storageText()).toContain('No time is recorded yet'))
  expect(storageText()).toContain('No backup yet')
  await switchTo(db, 'misc')
  await vi.waitFor(() => expect(storageText()).toMatch(/1 entry since .*Disk space used: 12 MB/))
  await db.named.put({ name: 'savedAt', value: Date.UTC(2026, 2, 1, 12) })
  await vi.waitFor(() => expect(storageText()).toMatch(/Last backup: March 1, 2026/))
})

it('if the browser may delete the data, it can be asked not to', async () => {
  const answers = [false, true]
  standStorage({ isProtected: async () => false, protect: async () => answers.shift() ?? false })
  await vi.waitFor(() => $('#protect').click())
  await vi.waitFor(() => expect(storageText()).toContain('The browser did not agree'))
  $('#protect').click()
  await vi.waitFor(() => expect(storageText()).toContain('even when the disk is nearly full'))
})

describe('a long history is not counted to its end', () => {
  const idOf = { random: () => crypto.randomUUID(), byDay: newSegmentId }

  it.each(['random', 'byDay'] as const)('with ids: %s', async (ids) => {
    const db = freshProfile().open()
    // The data of 50 weeks: 76 entries on each of five days and 20 entries on a sixth day. Two more
    // entries come from a time when the clock was wrong.
    const days = Array.from({ length: 350 }, (_, i) => [0, 20, 76, 76, 76, 76, 76][i % 7] ?? 0)
    const starts = days.flatMap((count, i) =>
      Array.from({ length: count }, (_, nth) => T + i * day + nth * 5 * minute),
    )
    const wrong = [Date.UTC(1970, 0, 2), Date.UTC(2090, 0, 1)]
    await db.segments.bulkAdd(
      [...starts, ...wrong].map((startedAt) => ({
        ...(segments(1)[0] as Segment),
        id: idOf[ids](startedAt),
        startedAt,
        endedAt: startedAt + minute,
        outbox: 'send',
      })),
    )
    expect(starts).toHaveLength(20_000)
    const { count, about, since } = await readHealth(db)
    expect({ about, since }).toEqual({ about: true, since: wrong[0] })
    expect(count).toBeGreaterThan(17_000)
    expect(count).toBeLessThan(23_000)
  })
})

it('a history of up to 16,000 entries is counted', async () => {
  const db = freshProfile().open()
  await db.segments.bulkAdd(
    Array.from({ length: 1500 }, (_, i) => ({
      ...(segments(1)[0] as Segment),
      id: newSegmentId(T + i * day),
      startedAt: T + i * day,
      endedAt: T + i * day + minute,
    })),
  )
  const { count, about } = await readHealth(db)
  expect({ count, about }).toEqual({ count: 1500, about: undefined })
})
