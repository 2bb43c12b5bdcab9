import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Category, categoryOf, DETAILED } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { putBack } from '../../../src/store/backup/put-back.ts'
import {
  readNamed,
  type StintDatabase,
  type StoredSegment,
  writeNamed,
} from '../../../src/store/database.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { readScheme, readSchemeVersions } from '../../../src/store/scheme/versions.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { VERSION } from '../../../src/sync/backup/format.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import { saveBackup } from '../../../src/sync/backup/save.ts'
import { sealed } from '../../../src/sync/backup/seal.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

const minute = 60_000
const T = Date.UTC(2026, 10, 23, 9)
const [A, B, C] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const THERE = '00000000-0000-4000-8000-0000000000aa'
const HERE = '00000000-0000-4000-8000-0000000000bb'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: T + 60 * minute })
  return () => vi.useRealTimers()
})

const open = async (device = HERE): Promise<StintDatabase> => {
  const db = freshProfile().open()
  await writeNamed(db, 'device', device)
  return db
}

/** Minutes after T. */
const segment = (id: string, from: number, to: number | undefined, more: object = {}) => ({
  id,
  category: 'misc',
  startedAt: T + from * minute,
  source: 'hand',
  scheme: 1,
  ...(to !== undefined && { endedAt: T + to * minute }),
  revision: 1,
  acknowledged: 0,
  offered: 0,
  changedAt: T + (to ?? from) * minute,
  ...more,
})

interface Made {
  segments?: readonly object[]
  device?: string
  head?: object
  rest?: object
}

/** A file as anybody could make one, with the right checksum. */
const fileOf = ({ segments = [], device = THERE, head, rest }: Made) =>
  linesOf(
    {
      format: 'stint-backup',
      version: 1,
      madeAt: T + 60 * minute,
      counts: { segments: segments.length, losers: 0 },
      ...head,
    },
    { named: {}, losers: [], ...rest },
    { device, segments },
  )

const linesOf = (...lines: readonly unknown[]) => {
  const text = new ReadableStream<string>({
    start(out) {
      for (const line of lines) out.enqueue(JSON.stringify(line))
      out.close()
    },
  })
  return new Response(text.pipeThrough(sealed())).blob()
}

const restore = async (db: StintDatabase, made: Made, withSettings = false) =>
  putBack(db, await readBackup(await fileOf(made)), { withSettings })

const rowsOf = (db: StintDatabase): Promise<StoredSegment[]> => db.segments.orderBy('id').toArray()
const times = (rows: readonly StoredSegment[]) =>
  rows.map(({ id, startedAt, endedAt = Number.NaN }) => [
    id,
    (startedAt - T) / minute,
    (endedAt - T) / minute,
  ])

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
    expect(await putBack(db, backup, { withSettings: false })).toMatchObject({ added: 1 })
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

  /** The head, and then the same again and again, packed. */
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
    await expect(readBackup(file, { tell: asked })).rejects.toMatchObject({ reason })
    // As far as it was read, the person saw it go on.
    if (file.size < 60 * MiB) expect(asked).toHaveBeenCalled()
  })
  const GZIP_BEGIN = new Uint8Array([0x1f, 0x8b])

  it('can be put away while it is read', async () => {
    const cancel = new AbortController()
    const file = await packed(`"${' '.repeat(MiB)}"\n`, 200)
    const reading = readBackup(file, { tell: () => cancel.abort(), signal: cancel.signal })
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('merging', () => {
  it('leaves out what overlaps time that is here, and what lies ahead of the clock', async () => {
    const db = await open()
    await restore(db, { device: HERE, segments: [segment(A, 10, 20)] })
    const segments = [segment(B, 15, 25), segment(C, 50, 90)]
    expect(await restore(db, { device: HERE, segments })).toMatchObject({ added: 0, left: 2 })
    expect(times(await rowsOf(db))).toEqual([[A, 10, 20]])
    // Of another device, it is another's time.
    expect(await restore(db, { device: THERE, segments })).toMatchObject({ added: 2, left: 0 })
  })

  it('what runs here goes on; what ran there ended when the backup was made', async () => {
    vi.setSystemTime(T + 30 * minute)
    const db = await open()
    await switchTo(db, 'research')
    vi.setSystemTime(T + 60 * minute)
    const there = [segment(B, 0, 10), segment(C, 20, undefined)]
    const head = { madeAt: T + 45 * minute }
    expect(await restore(db, { segments: there, head })).toMatchObject({ added: 2 })
    expect(await restore(db, { device: HERE, segments: [segment(A, 20, undefined)], head }))
      // It would have run beside what runs here.
      .toMatchObject({ added: 0, left: 1 })
    expect(await db.segments.get(C)).toMatchObject({ endedAt: T + 45 * minute, review: true })
    expect((await db.segments.toArray()).filter((row) => row.open)).toHaveLength(1)
    // A later backup knows of more, an earlier one of nothing new.
    const later = { segments: there, head: { madeAt: T + 50 * minute } }
    expect(await restore(db, later)).toMatchObject({ newer: 1, here: 1 })
    expect(await restore(db, { segments: there, head })).toMatchObject({ newer: 0, here: 2 })
    expect(await db.segments.get(C)).toMatchObject({ endedAt: T + 50 * minute, revision: 1 })
  })

  it('a boundary that was moved between two, and one deleted in favour of another', async () => {
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

  it('the later revision wins, the same one changes nothing, and another word of it is left', async () => {
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

  it('what was sent counts as sent where this browser sends to the same endpoint', async () => {
    const db = await open()
    await restore(db, { segments: sent, head: { sentTo: SENT } })
    const lanes = async () => (await rowsOf(db)).map((row) => row.outbox)
    expect(await lanes()).toEqual([undefined, 'send'])
    await connectTo(db, connection)
    expect(await lanes()).toEqual([undefined, 'send'])
    // Another one has none of it.
    await connectTo(db, { ...connection, url: 'https://b.example' })
    expect(await lanes()).toEqual(['send', 'send'])
  })

  it('and nowhere else', async () => {
    const db = await open()
    await connectTo(db, { ...connection, member: 'Bob' })
    await restore(db, { segments: sent, head: { sentTo: SENT } })
    expect((await rowsOf(db)).map((row) => [row.outbox, row.acknowledged])).toEqual([
      ['send', 0],
      ['send', 0],
    ])
    expect(await readNamed(db, 'sentTo')).toBe('https://a.example Sales Bob')
  })

  it('takes as long as it takes: that is no time away', async () => {
    const db = await open()
    await switchTo(db, 'research')
    const backup = await readBackup(await fileOf({ segments: [segment(B, 20, 30)] }))
    const tell = () => vi.setSystemTime(Date.now() + 10 * minute)
    await putBack(db, backup, { withSettings: false, tell })
    await apply(db, { at: 'elsewhere' })
    expect((await rowsOf(db)).map((row) => row.category).toSorted()).toEqual(['misc', 'research'])
    // But whoever was away before is asked about it.
    vi.setSystemTime(Date.now() + 10 * minute)
    await putBack(db, backup, { withSettings: false })
    await apply(db, { at: 'elsewhere' })
    expect((await rowsOf(db)).map((row) => row.category)).toContain('unexplained')
  })

  it('cancelled at any page, it has not begun', async () => {
    const db = await open()
    await restore(db, { segments: [segment(A, 0, 10)] })
    const backup = await readBackup(await fileOf({ segments: [segment(B, 20, 30)] }))
    const pages = [...backup.pages(), ...backup.pages()]
    const cancel = new AbortController()
    const run = putBack(
      db,
      { ...backup, pages: () => pages },
      { withSettings: true, tell: () => cancel.abort(), signal: cancel.signal },
    )
    await expect(run).rejects.toThrow()
    expect(times(await rowsOf(db))).toEqual([[A, 0, 10]])
  })
})

describe('what is not a segment', () => {
  it('settings go over those here only where that is wanted, and a recording does not begin', async () => {
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

  it('of settings, what does not fit is left out', async () => {
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

  it('a category that becomes private with them is marked so', async () => {
    const db = await open()
    const settings = { privateCategories: ['misc'] }
    const made = { segments: [segment(A, 0, 10)], rest: { named: { settings } } }
    await restore(db, made)
    expect(await rowsOf(db)).toMatchObject([{ outbox: 'send' }])
    await restore(db, made, true)
    expect(await rowsOf(db)).toMatchObject([{ outbox: 'hold' }])
  })

  it('versions of the scheme come where they follow on those that are here', async () => {
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
    for (const told of [[FIRST_SCHEME], [FIRST_SCHEME, other, third, { ...third, version: 4 }]])
      await restore(db, schemeOf(...told))
    expect(await readSchemeVersions(db)).toEqual([FIRST_SCHEME, second, third])
    // Others do not come, but what was a category under them keeps its name.
    const training = { ...(DETAILED.at(-1) as Category), id: 'demo', en: 'Demo', ru: 'Показ' }
    const own = { ...other, categories: [...other.categories, training] }
    await restore(db, schemeOf(FIRST_SCHEME, own))
    expect(await versions()).toEqual([1, 2, 3])
    expect(categoryOf('demo', (await readScheme(db)).categories)).toMatchObject({ en: 'Demo' })
    // A base category is gone: that is no scheme.
    const { kept } = await readBackup(
      await fileOf(schemeOf(FIRST_SCHEME, { ...second, categories: second.categories.slice(1) })),
    )
    expect(kept).toEqual({})
  })

  it('a guess that was made here stays, others come', async () => {
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

  it('the token is nowhere in the file, nor what only this browser is', async () => {
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

it('reads on over any number that began at the same instant', async () => {
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
  expect(await putBack(other, backup, { withSettings: false })).toMatchObject({ added: 1301 })
})
