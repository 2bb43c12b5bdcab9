import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { countDeleted } from '../../../src/store/backup/count-deleted.ts'
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { writeNamed } from '../../../src/store/named-rows.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { readBackup } from '../../../src/sync/backup/read.ts'
import { saveBackup } from '../../../src/sync/backup/save.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { doWork, randomWork, START } from '../../support/random-work.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

const RUNS = { numRuns: process.env.STINT_LONG ? 2000 : 25 }

const profile = async (sentTo?: string): Promise<StintDatabase> => {
  const db = freshProfile().open()
  if (sentTo) await writeNamed(db, 'sentTo', sentTo)
  return db
}
const HERE = 'https://stint.example Sales Ann'

const save = async (db: StintDatabase) => (await saveBackup(db)).file
const restore = async (db: StintDatabase, file: Blob) =>
  restoreBackup(db, await readBackup(file), { withSettings: false })

const segmentsOf = (db: StintDatabase) => db.segments.orderBy('id').toArray()

/**
 * Returns rows in the form that a restore gives them. A segment that was running in the other browser
 * then ends at the instant at which the backup was made.
 */
const settled = (rows: Awaited<ReturnType<typeof segmentsOf>>, madeAt: number) =>
  rows
    .filter((row) => !(row.open && row.startedAt >= madeAt))
    .map(({ open, ...row }) => ({
      ...row,
      ...(open && { endedAt: madeAt, review: true as const }),
    }))

it('a backup restored into an empty browser gives the same data', async () => {
  await fc.assert(
    fc.asyncProperty(randomWork(), fc.boolean(), async (days, connected) => {
      vi.setSystemTime(START)
      const db = await profile(connected ? HERE : undefined)
      await doWork(db, days)
      const file = await save(db)
      const other = await profile()
      const outcome = await restore(other, file)
      const rows = await segmentsOf(db)
      const kept = settled(rows, Date.now())
      expect(await segmentsOf(other)).toEqual(connected ? kept : kept.map(unsent))
      expect(outcome.added + outcome.left).toBe(rows.length)
      await expectMarks(other)
    }),
    RUNS,
  )
})

/** Returns a row in the form that it has before an endpoint has received it. */
const unsent = (row: ReturnType<typeof settled>[number]) => ({
  ...row,
  acknowledged: 0,
  offered: 0,
  ...(row.category !== 'unexplained' && !row.deleted ? { outbox: 'send' } : { outbox: 'hold' }),
})

const expectMarks = async (db: StintDatabase) => {
  for (const row of await segmentsOf(db)) {
    expect(row.outbox !== undefined).toBe(row.revision > row.acknowledged)
    expect(row.open === 1).toBe(row.endedAt === undefined && !row.deleted)
  }
}

it('a backup restored where it was made changes nothing, then or later', async () => {
  await fc.assert(
    fc.asyncProperty(randomWork(), randomWork(6), async (days, more) => {
      vi.setSystemTime(START)
      const db = await profile(HERE)
      await doWork(db, days)
      const file = await save(db)
      await doWork(db, more)
      const before = await segmentsOf(db)
      expect(await restore(db, file)).toMatchObject({ added: 0, newer: 0, left: 0 })
      expect(await segmentsOf(db)).toEqual(before)
      await expectInvariants(db)
    }),
    RUNS,
  )
})

it('restores segments deleted since, if the person wants it and the place is free', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomWork(),
      fc.array(fc.boolean(), { maxLength: 30 }),
      async (days, deletes) => {
        vi.setSystemTime(START)
        const db = await profile(HERE)
        await doWork(db, days)
        const backup = await readBackup(await save(db))
        const saved = await segmentsOf(db)
        let deleted = 0
        for (const [i, { id, open, deleted: gone }] of saved.entries()) {
          if (open || gone || !deletes[i]) continue
          expect(await edit(db, { do: 'delete', id })).toBeUndefined()
          deleted++
        }
        const before = await segmentsOf(db)
        expect(await countDeleted(db, backup)).toBe(deleted)
        expect(await restoreBackup(db, backup, { withSettings: false })).toMatchObject({ deleted })
        expect(await segmentsOf(db)).toEqual(before)
        const options = { withSettings: false, withDeleted: true }
        expect(await restoreBackup(db, backup, options)).toMatchObject({
          restored: deleted,
          left: 0,
        })
        const content = ({
          revision: _,
          changedAt: __,
          outbox: ___,
          ...row
        }: (typeof saved)[number]) => row
        expect((await segmentsOf(db)).map(content)).toEqual(saved.map(content))
        expect(await countDeleted(db, backup)).toBe(0)
        await expectInvariants(db)
        await expectMarks(db)
      },
    ),
    RUNS,
  )
})

it('restoring twice equals once, and the order of two backups does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(randomWork(), randomWork(), randomWork(4), async (days, more, own) => {
      vi.setSystemTime(START)
      const db = await profile(HERE)
      await doWork(db, days)
      const first = await save(db)
      await doWork(db, more)
      const second = await save(db)
      const [one, two] = [await profile(), await profile()]
      const now = Date.now()
      const both = [
        [one, [first, second, second, first]],
        [two, [second, first]],
      ] as const
      for (const [other, files] of both) {
        vi.setSystemTime(now)
        for (const file of files) await restore(other, file)
      }
      expect(await segmentsOf(one)).toEqual(await segmentsOf(two))
      await expectMarks(one)
      await doWork(one, own)
      await expectInvariantsOfEach(one)
    }),
    RUNS,
  )
})

/**
 * The profile of one browser was copied to another browser. Both have the same device id, but record
 * different time.
 */
it('no local time is lost or overlapped, whatever the backup has at that time', async () => {
  await fc.assert(
    fc.asyncProperty(randomWork(), randomWork(), fc.nat(60), async (theirs, ours, later) => {
      vi.setSystemTime(START)
      const db = await profile(HERE)
      await writeNamed(db, 'device', DEVICE)
      await doWork(db, theirs)
      const file = await save(db)
      vi.setSystemTime(START + later * 60_000)
      const here = await profile(HERE)
      await writeNamed(here, 'device', DEVICE)
      await doWork(here, ours)
      const before = await segmentsOf(here)
      const { added, left } = await restore(here, file)
      expect(added + left).toBe((await segmentsOf(db)).length)
      const after = new Map((await segmentsOf(here)).map((row) => [row.id, row]))
      for (const row of before) expect(after.get(row.id)).toEqual(row)
      await expectInvariants(here)
      await doWork(here, ours)
      await expectInvariants(here)
    }),
    RUNS,
  )
})

const DEVICE = '5a1e5f0c-0000-4000-a000-00000000000a'

/** Checks the invariants of docs/domain.md for each device, because rows belong to several devices. */
async function expectInvariantsOfEach(db: StintDatabase) {
  const rows = (await db.segments.toArray()).filter((row) => !row.deleted)
  expect(rows.filter((row) => row.open).length).toBeLessThanOrEqual(1)
  for (const own of Map.groupBy(rows, (row) => row.device).values()) {
    const inOrder = own.toSorted((a, b) => a.startedAt - b.startedAt)
    inOrder.forEach((row, i) => {
      const next = inOrder[i + 1]
      if (next) expect(row.endedAt).toBeLessThanOrEqual(next.startedAt)
    })
  }
  await expectMarks(db)
}

it('a damaged file is refused, and nothing changes: any bytes changed, lost, doubled or added', async () => {
  const db = await profile(HERE)
  await doWork(db, [
    { after: 1, act: { pick: 'misc' } },
    { after: 9, act: { note: 'звонок' } },
    { after: 9, act: { pick: 'research' } },
    { after: 9, act: 'send' },
    { after: 9, act: 'stop' },
  ])
  const packed = new Uint8Array(await (await save(db)).arrayBuffer())
  const plain = new Uint8Array(
    await new Response(
      new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')),
    ).arrayBuffer(),
  )
  const other = await profile()
  await restore(other, new Blob([packed]))
  const before = await segmentsOf(other)
  const damage = fc.oneof(
    fc.record({ flip: fc.nat(), by: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ cut: fc.nat() }),
    fc.record({ insert: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) }),
    fc.record({ drop: fc.nat(), count: fc.integer({ min: 1, max: 9 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(packed, plain), damage, async (whole, how) => {
      const bytes = damaged(whole, how)
      if (content(bytes) === content(whole)) return
      const refused = await readBackup(new Blob([bytes])).then(
        () => undefined,
        (error: unknown) => error,
      )
      expect(refused).toMatchObject({ reason: expect.stringMatching(/^(damaged|foreign|newer)$/) })
      expect(await segmentsOf(other)).toEqual(before)
    }),
    { numRuns: process.env.STINT_LONG ? 20_000 : 1500 },
  )
})

type Damage =
  | { flip: number; by: number }
  | { cut: number }
  | { insert: number; bytes: Uint8Array }
  | { drop: number; count: number }

/**
 * Returns the unpacked content of a file. Two files with equal content may have different bytes. The
 * reason is that gzip also stores when the file was packed, and the unused bits of its last byte.
 */
const content = (bytes: Uint8Array) => {
  try {
    const plain = bytes[0] === 0x1f ? gunzipSync(bytes) : Buffer.from(bytes)
    return plain.toString('latin1').replace(/\n$/, '')
  } catch {
    return undefined
  }
}

function damaged(whole: Uint8Array<ArrayBuffer>, how: Damage): Uint8Array<ArrayBuffer> {
  const at = Object.values(how)[0] as number
  const place = at % whole.length
  if ('flip' in how) return whole.with(place, (whole[place] ?? 0) ^ how.by)
  if ('cut' in how) return whole.slice(0, place)
  const [head, tail] = [whole.slice(0, place), whole.slice(place)]
  const [more, rest] = 'insert' in how ? [how.bytes, tail] : [[], tail.slice(how.count)]
  return Uint8Array.from([...head, ...more, ...rest])
}
