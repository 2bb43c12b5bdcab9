import fc from 'fast-check'
import { describe, expect, it, onTestFinished, test, vi } from 'vitest'
import {
  cleanNote,
  cutNote,
  joinNotes,
  NOTE_LIMIT,
  noteLength,
} from '../../../src/core/time/note.ts'
import { Row } from '../../../src/sync/contract.ts'

describe('the part of a note that fits', () => {
  it.each([
    ['abc', 2, 'ab'],
    ['abc', 3, 'abc'],
    ['abc', 0, ''],
    ['😀😀', 1, '😀'],
    ['e\u0301e\u0301', 3, 'e\u0301'],
    ['🇩🇪🇫🇷', 3, '🇩🇪'],
    ['👩‍💻x', 2, ''],
  ])('of %j in %i is %j', (text, limit, fits) => {
    expect(cutNote(text, limit)).toBe(fits)
  })

  test('is counted in code points where the browser cannot tell characters', () => {
    vi.stubGlobal('Intl', Object.create(Intl, { Segmenter: { value: undefined } }))
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(cutNote('x😀😀', 2)).toBe('x😀')
  })

  test('is a start of the text within the limit, and the whole text where that fits', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('😀', '👩‍💻', 'я', 'e\u0301'), fc.string()),
    })
    fc.assert(
      fc.property(text, fc.nat(20), (text, limit) => {
        const fits = cutNote(text, limit)
        expect(noteLength(fits)).toBeLessThanOrEqual(limit)
        expect(text.startsWith(fits)).toBe(true)
        expect(fits === text).toBe(noteLength(text) <= limit)
      }),
    )
  })
})

test('the contract accepts every stored note: the same limit, the same characters', () => {
  const row = {
    id: crypto.randomUUID(),
    revision: 1,
    category: 'misc',
    source: 'hand',
    scheme: 1,
    changedAt: Date.UTC(2026, 10, 24),
    startedAt: Date.UTC(2026, 10, 24, 9),
    endedAt: Date.UTC(2026, 10, 24, 10),
  }
  const unit = fc.oneof(fc.constantFrom('😀', '\0', '\ud800', '\n', 'я', ' '), fc.string())
  const typed = fc.tuple(fc.string({ unit }), fc.constantFrom(1, 40, 250))
  fc.assert(
    fc.property(typed, ([text, times]) => {
      const note = cleanNote(text.repeat(times))
      const isTaken = Row.safeParse({ ...row, note }).success
      expect(isTaken).toBe(noteLength(note) <= NOTE_LIMIT)
    }),
  )
  expect(Row.safeParse({ ...row, note: '😀'.repeat(NOTE_LIMIT) }).success).toBe(true)
  expect(Row.safeParse({ ...row, note: '😀'.repeat(NOTE_LIMIT + 1) }).success).toBe(false)
})

test('joined notes have each text once, and nothing for an absent one', () => {
  expect(joinNotes(['a', undefined, 'b', 'a', ''])).toBe('a · b')
})
