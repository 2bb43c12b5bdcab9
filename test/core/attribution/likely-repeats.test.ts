import { describe, expect, test } from 'vitest'
import { earlierNotes, likelyRepeats } from '../../../src/core/attribution/likely-repeats.ts'
import type { Stretch } from '../../../src/core/time/segment.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'

const now = Date.UTC(2026, 10, 24, 10)

const stretch = (category: string, note: string, startedAt: number, more: Partial<Stretch> = {}) =>
  ({
    category,
    note,
    startedAt,
    endedAt: startedAt + 20 * minute,
    source: 'hand',
    ...more,
  }) as const

const likely = (stretches: readonly Stretch[], last?: Pick<Stretch, 'category' | 'note'>) =>
  likelyRepeats(
    stretches.toSorted((a, b) => a.startedAt - b.startedAt),
    { now, last, isOffered: (id) => id !== 'retired', most: 3 },
  ).map(({ category, note }) => `${category} ${note}`)

describe('likely repeats', () => {
  test('prefer the hour of the day', () => {
    const morning = [1, 2, 3].map((d) => stretch('outgoing-call', 'Bakeries', now - d * day))
    const evening = [1, 2, 3, 4].map((d) => stretch('misc', 'Post', now - d * day + 7 * hour))
    expect(likely([...morning, ...evening])).toEqual(['outgoing-call Bakeries', 'misc Post'])
  })

  test('prefer what usually follows the running work', () => {
    const days = [1, 2].flatMap((d) => [
      stretch('outgoing-call', 'Bakeries', now - d * day - 6 * hour),
      stretch('documentation', 'Call notes', now - d * day - 6 * hour + 20 * minute),
    ])
    const often = [1, 2, 3].map((d) => stretch('misc', 'Post', now - d * day - 9 * hour))
    expect(likely([...days, ...often])[0]).toBe('misc Post')
    expect(likely([...days, ...often], { category: 'outgoing-call', note: 'Bakeries' })[0]).toBe(
      'documentation Call notes',
    )
    // Here the running call has no note. On earlier days, *Call notes* followed a call with the note
    // *Bakeries*. *Call notes* is still the likeliest repeat, although it counts less than after a call
    // with the same note.
    expect(likely([...days, ...often], { category: 'outgoing-call' })[0]).toBe(
      'documentation Call notes',
    )
  })

  test('do not offer what runs, what is not offered, time away, or work without a note', () => {
    const all = [
      stretch('misc', 'Post', now - day),
      stretch('retired', 'Old', now - day + hour),
      stretch('break', 'Lunch', now - day + 2 * hour),
      stretch('research', '', now - day + 3 * hour),
    ]
    expect(likely(all, { category: 'misc', note: 'post' })).toEqual([])
  })

  test('count a call once that Documentation interrupted by itself', () => {
    const start = now - day + 5 * hour
    const resumed = [0, 1, 2, 3].map((i) => stretch('misc', 'Post', start + i * 25 * minute))
    const auto = [0, 1, 2].map((i) =>
      stretch('documentation', '', start + i * 25 * minute + 20 * minute, {
        source: 'auto',
        endedAt: start + (i + 1) * 25 * minute,
      }),
    )
    const twice = [2, 3].map((d) => stretch('research', 'Prices', now - d * day + 5 * hour))
    expect(likely([...resumed, ...auto, ...twice])).toEqual(['research Prices', 'misc Post'])
  })

  test('write a note as it was written last, and at most three', () => {
    const all = [
      stretch('misc', 'post', now - 3 * day),
      stretch('misc', 'Post', now - 2 * day),
      ...['a', 'b', 'c'].map((note, i) => stretch('research', note, now - day - i * hour)),
    ]
    expect(likely(all)).toHaveLength(3)
    expect(likely(all)[0]).toBe('misc Post')
  })
})

test('earlier notes are each there once, the latest first', () => {
  const all = [
    stretch('misc', 'Post', 1),
    stretch('research', 'Prices', 2),
    stretch('misc', 'post', 3),
    stretch('misc', '', 4),
  ]
  expect(earlierNotes(all, 9)).toEqual(['post', 'Prices'])
  expect(earlierNotes(all, 1)).toEqual(['post'])
})
