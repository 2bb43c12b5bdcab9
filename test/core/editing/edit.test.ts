import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit } from '../../../src/core/editing/edit.ts'
import { type Edit, type EditLimits, isEditRefusal } from '../../../src/core/editing/types.ts'
import { timeAdded } from '../../../src/core/time/reshape.ts'
import type { Stretch } from '../../../src/core/time/segment.ts'
import type { Timeline } from '../../../src/core/time/timeline.ts'
import { minute } from '../../../src/core/time/units.ts'

const at = (minutes: number) => minutes * minute

const judge: EditLimits = { now: at(600), isOffered: (id) => id !== 'secret', noteLimit: 20 }

const stretch = (id: string, from: number, to: number | undefined, more: Partial<Stretch> = {}) =>
  ({
    id,
    category: 'research',
    startedAt: at(from),
    ...(to !== undefined && { endedAt: at(to) }),
    source: 'hand',
    ...more,
  }) as Stretch

const call = { category: 'outgoing-call' }
const away = { category: 'unexplained', source: 'auto' } as const
/** A day with Research, a call, time away, an untracked hour, and Documentation, which still runs. */
const day: Timeline = [
  stretch('r', 60, 120),
  stretch('c', 120, 180, call),
  stretch('u', 180, 240, away),
  stretch('d', 300, undefined, { category: 'documentation', source: 'auto' }),
]

const make = (edit: Edit, timeline: Timeline = day) => {
  const after = applyEdit(timeline, edit, judge)
  if (isEditRefusal(after)) return after
  return after.map(
    ({ id = 'new', category, startedAt, endedAt, edited }) =>
      `${id} ${category} ${startedAt / minute}–${endedAt === undefined ? '' : endedAt / minute}${edited ? ' edited' : ''}`,
  )
}
const R = 'r research 60–120'
const C = 'c outgoing-call 120–180'
const U = 'u unexplained 180–240'
const D = 'd documentation 300–'

describe('a bound that is moved', () => {
  test.each<[string, number, number, string[]]>([
    ['earlier', 120, 100, ['r research 60–100 edited', 'c outgoing-call 100–180 edited', U, D]],
    ['later', 120, 150, ['r research 60–150 edited', 'c outgoing-call 150–180 edited', U, D]],
    ['over a whole neighbour', 180, 50, ['u unexplained 50–240', D]],
    ['to the very start of a neighbour', 180, 120, [R, 'u unexplained 120–240', D]],
    [
      'over the next, which runs',
      240,
      320,
      [R, C, 'u unexplained 180–320', 'd documentation 320– edited'],
    ],
    ['into nothing', 300, 270, [R, C, U, 'd documentation 270– edited']],
    ['out of nothing', 60, 70, ['r research 70–120 edited', C, U, D]],
    ['of what runs, up to now', 300, 600, [R, C, U, 'd documentation 600– edited']],
    ['nowhere', 120, 120, [R, C, U, D]],
  ])('%s', (_, from, to, expected) => {
    expect(make({ do: 'move', at: at(from), to: at(to) })).toEqual(expected)
  })

  test.each([
    ['future', 300, 601],
    ['gone', 121, 130],
    ['empty', 60, 120],
    ['empty', 60, 500],
  ])('is refused: %s', (reason, from, to) => {
    expect(make({ do: 'move', at: at(from), to: at(to) })).toBe(reason)
  })
})

describe('a stretch that is changed', () => {
  const change = (id: string, more: object) => make({ do: 'change', id, ...more })

  test('moves as a whole, either way, and its touching neighbours follow', () => {
    expect(change('c', { startedAt: at(70), endedAt: at(100) })).toEqual([
      'r research 60–70 edited',
      'c outgoing-call 70–100 edited',
      'u unexplained 100–240',
      D,
    ])
    expect(change('c', { startedAt: at(200), endedAt: at(230) })).toEqual([
      'r research 60–200 edited',
      'c outgoing-call 200–230 edited',
      'u unexplained 230–240',
      D,
    ])
  })

  test('gets another category by hand; time away becomes explained, not corrected', () => {
    const after = applyEdit(day, { do: 'change', id: 'd', category: 'misc' }, judge) as Timeline
    expect(after.at(-1)).toMatchObject({ category: 'misc', source: 'hand', edited: true })
    expect(change('u', { category: 'break' })[2]).toBe('u break 180–240')
  })

  test('gets a note and loses it, neither of which is a correction', () => {
    const after = applyEdit(day, { do: 'change', id: 'r', note: '  Acme ' }, judge) as Timeline
    expect(after[0]).toEqual({ ...day[0], note: 'Acme' })
    expect(applyEdit(after, { do: 'change', id: 'r', note: ' ' }, judge)).toEqual(day)
  })

  test.each<[string, string, object]>([
    ['running', 'd', { endedAt: at(500) }],
    ['future', 'd', { startedAt: at(700) }],
    ['future', 'r', { startedAt: Number.NaN }],
    ['empty', 'r', { startedAt: at(130), endedAt: at(125) }],
    ['category', 'r', { category: 'secret' }],
    ['category', 'r', { category: 'unexplained' }],
    ['note', 'r', { note: 'x'.repeat(21) }],
    ['note', 'r', { note: '😀'.repeat(21) }],
    ['gone', 'x', { note: 'x' }],
  ])('is refused: %s', (reason, id, more) => {
    const { isOffered } = judge
    const strict = { ...judge, isOffered: (c: string) => c !== 'unexplained' && isOffered(c) }
    expect(applyEdit(day, { do: 'change', id, ...more }, strict)).toBe(reason)
  })

  test('cannot become longer than a day; one that is longer already may be shortened', () => {
    const long = [stretch('l', -3000, 10, call), ...day]
    expect(make({ do: 'move', at: at(60), to: at(-1500) })).toBe('long')
    expect(make({ do: 'move', at: at(-3000), to: at(-2000) }, long)).not.toBe('long')
  })
})

test('a stretch is split in two, also a running one; CRM time during a call counts once', () => {
  const first = make({ do: 'split', id: 'r', at: at(90), later: 'misc' })
  expect(first.slice(0, 2)).toEqual(['r research 60–90 edited', 'new misc 90–120 edited'])
  const running = make({ do: 'split', id: 'd', at: at(400) })
  expect(running.slice(3)).toEqual([
    'd documentation 300–400 edited',
    'new documentation 400– edited',
  ])
  const beside = { beside: { ms: at(30), since: at(170) } }
  const seen = applyEdit(
    [stretch('c', 100, 180, { ...call, ...beside })],
    { do: 'split', id: 'c', at: at(120) },
    judge,
  )
  expect((seen as Timeline).map((s) => s.beside)).toEqual([
    { ms: at(20) },
    { ms: at(10), since: at(170) },
  ])
  expect(make({ do: 'split', id: 'r', at: at(60) })).toBe('outside')
  expect(make({ do: 'split', id: 'r', at: at(120) })).toBe('outside')
})

describe('merging', () => {
  test('joins two that touch; the chosen one gives the category', () => {
    expect(make({ do: 'merge', id: 'r', with: 'next' })).toEqual(['r research 60–180 edited', U, D])
    expect(make({ do: 'merge', id: 'c', with: 'before' })).toEqual([
      'r outgoing-call 60–180 edited',
      U,
      D,
    ])
  })

  test('never turns known time into unexplained', () => {
    expect(make({ do: 'merge', id: 'u', with: 'before' })).toEqual([
      R,
      'c outgoing-call 120–240 edited',
      D,
    ])
  })

  test('keeps both notes, and is refused over untracked time', () => {
    const noted = [stretch('a', 0, 10, { note: 'one' }), stretch('b', 10, 20, { note: 'two' })]
    const after = applyEdit(noted, { do: 'merge', id: 'b', with: 'before' }, judge) as Timeline
    expect(after).toMatchObject([{ id: 'a', note: 'one · two', startedAt: 0, endedAt: at(20) }])
    expect(make({ do: 'merge', id: 'd', with: 'before' })).toBe('apart')
    expect(make({ do: 'merge', id: 'd', with: 'next' })).toBe('apart')
  })

  test('never cuts a note: two that are too long together are refused', () => {
    const noted = (note: string) => [
      stretch('a', 0, 10, { note: 'x'.repeat(10) }),
      stretch('b', 10, 20, { note }),
    ]
    const merge = (note: string) =>
      applyEdit(noted(note), { do: 'merge', id: 'b', with: 'before' }, judge)
    expect(merge('y'.repeat(7))).toMatchObject([{ note: 'xxxxxxxxxx · yyyyyyy' }])
    expect(merge('y'.repeat(8))).toBe('note')
    // If both entries have the same note, the merged entry contains this note once.
    expect(merge('x'.repeat(10))).toMatchObject([{ note: 'xxxxxxxxxx' }])
  })
})

describe('a stretch that is added', () => {
  const add = (from: number, to: number) =>
    make({ do: 'add', from: at(from), to: at(to), category: 'client-meeting' })
  const M = (from: number, to: number) => `new client-meeting ${from}–${to} edited`

  test('into untracked time, over two others, within another, and within the running one', () => {
    expect(add(250, 290)).toEqual([R, C, U, M(250, 290), D])
    expect(add(100, 150)).toEqual([
      'r research 60–100 edited',
      M(100, 150),
      'c outgoing-call 150–180 edited',
      U,
      D,
    ])
    expect(add(190, 200)).toEqual([
      R,
      C,
      'u unexplained 180–190',
      M(190, 200),
      'new unexplained 200–240',
      D,
    ])
    expect(add(400, 500)[3]).toBe('d documentation 300–400 edited')
    expect(add(400, 500)[5]).toBe('new documentation 500– edited')
    // This edit changes only the seconds of the entry's start. The person does not see seconds, so the
    // entry is not marked as edited.
    expect(add(240, 300.5)).toEqual([R, C, U, M(240, 300.5), 'd documentation 300.5–'])
    expect(add(240, 301)[4]).toBe('d documentation 301– edited')
    expect(add(300, 600)).toEqual([R, C, U, M(300, 600), 'd documentation 600– edited'])
  })

  test('is refused if it is empty or in the future', () => {
    expect(add(10, 10)).toBe('empty')
    expect(add(590, 610)).toBe('future')
  })
})

test('a deleted stretch leaves untracked time; its neighbours stay', () => {
  expect(make({ do: 'delete', id: 'c' })).toEqual([R, U, D])
})

test('time away is explained in parts, within its bounds', () => {
  const explain = (...parts: [number, number, string][]) =>
    make({
      do: 'explain',
      id: 'u',
      parts: parts.map(([from, to, category]) => ({ from: at(from), to: at(to), category })),
    })
  expect(explain([180, 200, 'drive'], [220, 240, 'break'])).toEqual([
    R,
    C,
    'u drive 180–200',
    'new unexplained 200–220',
    'new break 220–240',
    D,
  ])
  expect(explain([170, 200, 'drive'])).toBe('outside')
  expect(explain([200, 200, 'drive'])).toBe('empty')
  expect(make({ do: 'explain', id: 'r', parts: [] })).toBe('gone')
})

test('the time newly claimed by an edit was untracked before', () => {
  const after = applyEdit(day, { do: 'add', from: at(200), to: at(310), category: 'misc' }, judge)
  expect(
    timeAdded(day, after as Timeline).map((s) => [s.startedAt / minute, (s.endedAt ?? 0) / minute]),
  ).toEqual([[240, 300]])
})

const instant = fc.integer({ min: -20, max: 620 }).map(at)
const id = fc.constantFrom('r', 'c', 'u', 'd', 'x')
const category = fc.constantFrom('misc', 'break', 'research', 'secret')
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant('move' as const), at: instant, to: instant }),
  fc.record(
    { do: fc.constant('change' as const), id, startedAt: instant, endedAt: instant, category },
    { requiredKeys: ['do', 'id'] },
  ),
  fc.record({ do: fc.constant('split' as const), id, at: instant }),
  fc.record({ do: fc.constant('merge' as const), id, with: fc.constantFrom('next', 'before') }),
  fc.record({ do: fc.constant('add' as const), from: instant, to: instant, category }),
  fc.record({ do: fc.constant('delete' as const), id }),
  fc.record({
    do: fc.constant('explain' as const),
    id,
    parts: fc.array(fc.record({ from: instant, to: instant, category }), { maxLength: 3 }),
  }),
)

test('after any series of edits no stretches overlap, none is empty, and at most one runs', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
      let timeline = day
      for (const edit of edits) {
        const after = applyEdit(timeline, edit, judge)
        if (isEditRefusal(after)) continue
        after.forEach((s, i) => {
          const next = after[i + 1]
          if (s.endedAt === undefined) expect(next).toBeUndefined()
          else {
            expect(s.endedAt).toBeGreaterThan(s.startedAt)
            if (next) expect(s.endedAt).toBeLessThanOrEqual(next.startedAt)
          }
          expect(s.startedAt).toBeLessThanOrEqual(judge.now)
        })
        const ids = after.flatMap((s) => s.id ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        timeline = after
      }
    }),
  )
})
