import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import { VERSION } from '../../../src/sync/backup/format.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import {
  A,
  B,
  fileOf,
  linesOf,
  open,
  rowsOf,
  segment,
  setUpBackupClock,
  T,
  times,
} from '../../support/backup-files.ts'

setUpBackupClock()

describe('a file that is refused', () => {
  const gzip = async (text: string) =>
    new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

  it.each<[string, string, () => Blob | Promise<Blob>]>([
    ['a picture', 'foreign', () => new Blob([readFileSync('icons/popup.png')])],
    ['nothing', 'foreign', () => new Blob([])],
    ['another JSON', 'foreign', () => new Blob(['{"version":3,"entries":[]}'])],
    ['another JSON, packed', 'foreign', () => gzip('[1,2,3]\n')],
    ['a line without end', 'foreign', () => new Blob([' '.repeat(17 * 1024 * 1024)])],
    ['a newer version', 'newer', () => fileOf({ head: { version: VERSION + 1 } })],
    ['no head to speak of', 'damaged', () => fileOf({ head: { madeAt: 'today' } })],
    ['nothing after the head', 'damaged', async () => (await fileOf({})).slice(0, 120)],
    ['no gzip after all', 'damaged', () => new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 1])])],
    ['other counts', 'wrong', () => fileOf({ head: { counts: { segments: 7, losers: 0 } } })],
    ['no line but the head', 'wrong', () => linesOf(headOf())],
  ])('%s: %s', async (_, reason, make) => {
    await expect(readBackup(await make())).rejects.toMatchObject({ reason })
  })

  const headOf = () => ({
    format: 'stint-backup',
    version: 1,
    madeAt: T,
    counts: { segments: 0, losers: 0 },
  })

  it.each<[string, object]>([
    ['ends before it starts', segment(A, 10, 5)],
    ['ends where it starts', segment(A, 10, 10)],
    ['no id', segment('1', 0, 5)],
    ['an address for a category', segment(A, 0, 5, { category: 'https://x.example/' })],
    ['an unknown field', segment(A, 0, 5, { url: 'https://x.example/' })],
    ['a field too little', segment(A, 0, 5, { source: undefined })],
    ['a revision of zero', segment(A, 0, 5, { revision: 0 })],
    ['more acknowledged than there is', segment(A, 0, 5, { acknowledged: 2 })],
    ['times that are none', segment(A, 0, 5, { startedAt: 1.5 })],
    ['a note too long', segment(A, 0, 5, { note: 'x'.repeat(501) })],
    ['its own mark', segment(A, 0, undefined, { open: 1 })],
    ['a revision that no endpoint takes', segment(A, 0, 5, { revision: 2 ** 31 })],
    ['not even a row', []],
  ])('a row that cannot be is left out, and the others come: %s', async (_, row) => {
    const backup = await readBackup(await fileOf({ segments: [segment(B, 20, 30), row] }))
    expect(backup).toMatchObject({ segments: 1, wrong: 1, since: T + 20 * minute })
    const db = await open()
    expect(await restoreBackup(db, backup, { withSettings: false })).toMatchObject({ added: 1 })
    expect(times(await rowsOf(db))).toEqual([[B, 20, 30]])
  })
})

describe('a file that is too large', () => {
  const head = JSON.stringify({
    format: 'stint-backup',
    version: 1,
    madeAt: T,
    counts: { segments: 0, losers: 0 },
  })
  const MiB = 1024 * 1024

  /** Makes a gzip file that contains a head line, and then the text `more` repeated `times` times. */
  const packed = (more: string, times: number) => {
    const chunk = new TextEncoder().encode(more)
    let left = times
    const bytes = new ReadableStream({
      start: (out) => out.enqueue(new TextEncoder().encode(`${head}\n`)),
      pull: (out) => (left-- > 0 ? out.enqueue(chunk) : out.close()),
    })
    return new Response(bytes.pipeThrough(new CompressionStream('gzip'))).blob()
  }

  it.each<[string, string, () => Promise<Blob>]>([
    ['a million empty lines', 'damaged', () => packed('\n'.repeat(1000), 1000)],
    ['a million lines with nothing in them', 'large', () => packed('{}\n'.repeat(1000), 1000)],
    [
      'a million empty pages',
      'large',
      () => packed('{"device":1,"segments":[]}\n'.repeat(1000), 1000),
    ],
    ['a little that unpacks to 433 MB', 'large', () => packed(`"${' '.repeat(MiB)}"\n`, 433)],
    ['70 MB', 'large', async () => new Blob([GZIP_BEGIN, new Uint8Array(70 * MiB)])],
  ])('%s: %s, and soon', async (_, reason, make) => {
    const file = await make()
    const asked = vi.fn()
    await expect(readBackup(file, { onProgress: asked })).rejects.toMatchObject({ reason })
    // Stint showed the progress of the reading to the person before the reading failed.
    if (file.size < 60 * MiB) expect(asked).toHaveBeenCalled()
  })
  const GZIP_BEGIN = new Uint8Array([0x1f, 0x8b])

  it('can be cancelled while it is read', async () => {
    const cancel = new AbortController()
    const file = await packed(`"${' '.repeat(MiB)}"\n`, 200)
    const reading = readBackup(file, { onProgress: () => cancel.abort(), signal: cancel.signal })
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })
})
