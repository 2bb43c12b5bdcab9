import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, csvOf, type Dialect, dialectFor } from '../../../src/core/report/csv.ts'

const ENGLISH = dialectFor('.')
const RUSSIAN = dialectFor(',')

/** Reads a table as RFC 4180 has it, letter by letter. */
const read = (text: string, { separator }: Dialect) => {
  const rows: string[][] = [[]]
  let [cell, within] = ['', false]
  const end = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let i = 1; i < text.length; i++) {
    const letter = text[i] as string
    if (within && letter === '"' && text[i + 1] === '"') cell += text[i++]
    else if (letter === '"') within = !within
    else if (within) cell += letter
    else if (letter === separator) end()
    else if (letter === '\r' && text[i + 1] === '\n') {
      end()
      rows.push([])
      i++
    } else cell += letter
  }
  rows.pop()
  return rows
}

describe('a table as text', () => {
  it('begins with the mark of UTF-8, and ends its lines as spreadsheets want it', () => {
    expect(csvOf([['a', 'b']], ENGLISH)).toBe('\uFEFFa,b\r\n')
  })

  it('has the separator and the decimal sign of the language', () => {
    const row: Cell[] = ['x', 1.5, -2, undefined, 'a;b', 'a,b']
    expect(csvOf([row], ENGLISH)).toBe('\uFEFFx,1.5,-2,,"a;b","a,b"\r\n')
    expect(csvOf([row], RUSSIAN)).toBe('\uFEFFx;"1,5";-2;;"a;b";"a,b"\r\n')
  })

  it('has the same cells where both separators count, as in LibreOffice’s import', () => {
    const row: Cell[] = ['x', 1.5, 'a;b', 'a,b', 'c']
    const either = csvOf([row], RUSSIAN).replaceAll(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ',')
    expect(read(either, ENGLISH)).toEqual([['x', '1,5', 'a;b', 'a,b', 'c']])
  })

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '\nx'])('makes no formula of %j', (text) => {
    for (const dialect of [ENGLISH, RUSSIAN])
      expect(read(csvOf([[text]], dialect), dialect)).toEqual([[`'${text}`]])
  })

  it('brings back every text that is no formula, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'я') }),
    )
    const dialect = fc.constantFrom(ENGLISH, RUSSIAN)
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1 })), dialect, (rows, dialect) => {
        const guarded = rows.map((row) =>
          row.map((cell) => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell)),
        )
        expect(read(csvOf(rows, dialect), dialect)).toEqual(guarded)
      }),
    )
  })
})
