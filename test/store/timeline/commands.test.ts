import { Dexie } from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import {
  apply,
  back,
  explain,
  moveStart,
  redo,
  setNote,
  stop,
  switchTo,
  undo,
} from '../../../src/store/timeline/commands.ts'
import { readOthers } from '../../../src/store/timeline/range.ts'
import { readFace } from '../../../src/store/views/popup-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { PIPEDRIVE, passMinutes, setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 9)
const at = (minutes: number) => start + minutes * 60_000

let db: StintDatabase
setUpStoppedClock(start, (fresh) => {
  db = fresh
})

/** Outside of any CRM. */
const pass = (minutes: number) => passMinutes(db, minutes)

const told = async () =>
  (await expectInvariants(db)).map((s) => {
    const end = s.endedAt === undefined ? '' : (s.endedAt - start) / 60_000
    return `${s.category} ${(s.startedAt - start) / 60_000}–${end}${s.note ? ` (${s.note})` : ''}`
  })

describe('switch', () => {
  test('ends the one and starts the other at the same instant', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'misc')
    expect(await told()).toEqual(['research 0–10', 'misc 10–'])
  })

  test('to what runs already changes nothing', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'research')
    expect(await told()).toEqual(['research 0–'])
  })

  test('to a category that is none is refused, and nothing is stored', async () => {
    await expect(switchTo(db, 'golf')).rejects.toThrow('No such category: golf')
    expect(await told()).toEqual([])
  })

  test('many at once, from two pages, never overlap', async () => {
    const other = freshProfile()
    const [one, two] = [other.open(), other.open()]
    const categories = ['research', 'misc', 'incoming-call', 'client-meeting']
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        vi.setSystemTime(start + i * 7)
        return switchTo(i % 2 ? one : two, categories[i % 4] ?? '')
      }),
    )
    await expectInvariants(one)
  })
})

describe('undo', () => {
  test('takes back a switch: the time since then goes to what ran before', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'misc')
    await pass(5)
    await undo(db)
    expect(await told()).toEqual(['research 0–'])
  })

  test('takes back Stop', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await stop(db)
    await pass(1)
    await undo(db)
    expect(await told()).toEqual(['research 0–'])
  })

  test('takes back the first switch of all', async () => {
    await switchTo(db, 'research')
    await undo(db)
    expect(await told()).toEqual([])
  })

  test('takes back a moved start, and what it had eaten is there again', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await switchTo(db, 'misc')
    await pass(2)
    await switchTo(db, 'client-meeting')
    await pass(2)
    await moveStart(db, at(8))
    expect(await told()).toEqual(['research 0–8', 'client-meeting 8–'])
    await undo(db)
    expect(await told()).toEqual(['research 0–10', 'misc 10–12', 'client-meeting 12–'])
  })

  test('takes back Documentation that started by itself, and keeps it away', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(10.5))
    await apply(db, PIPEDRIVE)
    expect(await told()).toEqual(['research 0–10', 'documentation 10–'])
    await undo(db)
    vi.setSystemTime(at(11))
    await apply(db, PIPEDRIVE)
    expect(await told()).toEqual(['research 0–'])
  })

  test('of Documentation takes back the whole run, records and all', async () => {
    await changeSettings(db, { keepRecords: true })
    const deal = (id: string) =>
      ({
        at: 'site',
        category: 'documentation',
        context: { product: 'pipedrive', record: { type: 'deal', id } },
      }) as const
    await switchTo(db, 'research')
    await pass(10)
    for (const [minute, id] of [
      [10, '1'],
      [11, '2'],
      [12, '3'],
      [13, '3'],
    ] as const) {
      vi.setSystemTime(at(minute))
      await apply(db, deal(id))
    }
    expect(await told()).toEqual([
      'research 0–10',
      'documentation 10–11',
      'documentation 11–12',
      'documentation 12–',
    ])
    await undo(db)
    expect(await told()).toEqual(['research 0–'])
  })

  test('takes back a note by itself, then the switch before it; redo makes both again', async () => {
    await switchTo(db, 'research')
    await pass(1)
    await switchTo(db, 'misc')
    await setNote(db, 'plant')
    await setNote(db, 'plant managers')
    await undo(db)
    expect(await told()).toEqual(['research 0–1', 'misc 1–'])
    await undo(db)
    expect(await told()).toEqual(['research 0–'])
    await redo(db)
    await redo(db)
    expect(await told()).toEqual(['research 0–1', 'misc 1– (plant managers)'])
  })

  test('does not reach over an absence in which nothing was stored', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await stop(db)
    vi.setSystemTime(at(600))
    await apply(db, { at: 'elsewhere' })
    expect((await readFace(db)).undo).toBeUndefined()
    await undo(db)
    expect(await told()).toEqual(['research 0–10'])

    await switchTo(db, 'research')
    await pass(1)
    await switchTo(db, 'client-meeting')
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(700))
    await apply(db, { at: 'elsewhere' })
    await undo(db)
    expect((await told()).at(-1)).toBe('client-meeting 601–')
  })

  test("of a hand-back keeps Documentation: it is the person's own now", async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(11))
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(12))
    await pass(2)
    expect((await told()).at(-1)).toBe('research 13–')
    await undo(db)
    await pass(2)
    expect((await told()).at(-1)).toBe('documentation 10–')
  })

  test('of an answer takes back only the answer', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(20))
    await apply(db, { at: 'elsewhere' })
    await pass(1)
    await apply(db, PIPEDRIVE)
    vi.setSystemTime(at(22))
    await apply(db, PIPEDRIVE)
    await explain(db, (await readFace(db)).question?.id ?? '', 'misc')
    await undo(db)
    expect(await told()).toEqual([
      'research 0–10',
      'unexplained 10–20',
      'research 20–21',
      'documentation 21–',
    ])
  })

  test('loses no note: neither an edited one nor a new one', async () => {
    await switchTo(db, 'research')
    await setNote(db, 'old')
    await pass(10)
    await switchTo(db, 'misc')
    await setNote(db, 'important')
    await undo(db)
    await undo(db)
    expect(await told()).toEqual(['research 0– (old)'])
    await redo(db)
    await redo(db)
    expect(await told()).toEqual(['research 0–10 (old)', 'misc 10– (important)'])
  })

  test('has nothing to take back twice over time away', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(20))
    await apply(db, { at: 'elsewhere' })
    await undo(db)
    expect(await told()).toEqual(['research 0–10', 'unexplained 10–20', 'research 20–'])
  })
})

describe('started 15 minutes ago', () => {
  test('eats into the one before', async () => {
    await switchTo(db, 'research')
    await pass(20)
    await switchTo(db, 'client-meeting')
    await moveStart(db, at(5))
    expect(await told()).toEqual(['research 0–5', 'client-meeting 5–'])
  })

  test('goes over time in which nothing ran', async () => {
    await switchTo(db, 'research')
    await pass(2)
    await stop(db)
    await pass(20)
    await switchTo(db, 'client-meeting')
    await moveStart(db, at(7))
    expect(await told()).toEqual(['research 0–2', 'client-meeting 7–'])
  })

  test('in the future is refused', async () => {
    await switchTo(db, 'research')
    await expect(moveStart(db, at(1))).rejects.toThrow('future')
    await expect(moveStart(db, Number.NaN)).rejects.toThrow('future')
    expect(await told()).toEqual(['research 0–'])
  })
})

describe('notes', () => {
  test('of over 500 characters are refused; an empty one is none', async () => {
    await switchTo(db, 'research')
    await setNote(db, 'x'.repeat(500))
    await setNote(db, '😀'.repeat(500))
    await expect(setNote(db, '😀'.repeat(501))).rejects.toThrow('500')
    await expect(setNote(db, 'x'.repeat(501))).rejects.toThrow('500')
    await setNote(db, '  ')
    expect(await told()).toEqual(['research 0–'])
  })
})

describe('a note on its way', () => {
  test('goes to what it was written about, also when that has ended by itself', async () => {
    await switchTo(db, 'research')
    const { running } = await readFace(db)
    await pass(1)
    await switchTo(db, 'misc')
    await setNote(db, 'plant managers', running?.id)
    expect(await told()).toEqual(['research 0–1 (plant managers)', 'misc 1–'])
  })
})

describe('back', () => {
  test('after Stop goes on with what was picked last', async () => {
    await switchTo(db, 'research')
    await stop(db)
    await pass(1)
    await back(db)
    expect(await told()).toEqual(['research 1–'])
  })
})

describe('time away', () => {
  test('is asked for, explained, and then counts', async () => {
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(57))
    await apply(db, { at: 'elsewhere' })
    const { question } = await readFace(db)
    expect(question).toMatchObject({
      startedAt: at(10),
      endedAt: at(57),
      before: 'research',
      count: 1,
    })
    await explain(db, question?.id ?? '', 'client-meeting')
    const face = await readFace(db)
    expect(face.question).toBeUndefined()
    expect(face.totals).toEqual({ research: 10 * 60_000, 'client-meeting': 47 * 60_000 })
    expect(face.selling).toBeCloseTo(47 / 57)
  })

  test('a break is in no share', async () => {
    await switchTo(db, 'client-meeting')
    await pass(10)
    await switchTo(db, 'research')
    await pass(10)
    await apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(at(57))
    await apply(db, { at: 'elsewhere' })
    await explain(db, (await readFace(db)).question?.id ?? '', 'break')
    expect(await readFace(db)).toMatchObject({ worked: 20 * 60_000, selling: 0.5 })
  })
})

describe('the clock', () => {
  test('set back makes no negative and no overlapping segment', async () => {
    await switchTo(db, 'research')
    await pass(60)
    await switchTo(db, 'misc')
    vi.setSystemTime(at(30))
    await switchTo(db, 'client-meeting')
    vi.setSystemTime(at(90))
    await stop(db)
    expect(await told()).toEqual(['research 0–60', 'client-meeting 60–90'])
  })

  test('set forward looks like a gap, and is asked', async () => {
    await switchTo(db, 'research')
    await pass(10)
    vi.setSystemTime(at(600))
    await apply(db, { at: 'elsewhere' })
    expect(await told()).toEqual(['research 0–10', 'unexplained 10–600', 'research 600–'])
  })
})

describe('the popup', () => {
  test('shows the run of the category, not of the segment', async () => {
    await changeSettings(db, { keepRecords: true })
    const deal = (id: string) =>
      ({
        at: 'site',
        category: 'documentation',
        context: { product: 'pipedrive', record: { type: 'deal', id } },
      }) as const
    for (const [minute, id] of [
      [0, '1'],
      [2, '2'],
      [3, '2'],
    ] as const) {
      vi.setSystemTime(at(minute))
      await apply(db, deal(id))
    }
    expect((await readFace(db)).running).toMatchObject({
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
  const face = await readFace(db)
  // By the index that the third version brought.
  expect((await readOthers(db, 'here', at(10), at(20))).map((s) => s.id)).toEqual(['b'])
  expect(await readOthers(db, 'here', at(30), at(40))).toEqual([])
  expect(face.totals).toEqual({ research: 30 * 60_000 })
  expect(face.sending.waiting).toBe(1)
})
