import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Cell,
  csvOf,
  DIALECTS,
  type Dialect,
  type DialectName,
  dialectFor,
  dialectOf,
} from '../../../src/core/report/csv.ts'

const ENGLISH = dialectFor('.')
const RUSSIAN = dialectFor(',')

/** Parses a CSV table character by character, as RFC 4180 defines it. */
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
  it('begins with a byte order mark, and ends its lines with CRLF', () => {
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

  it('keeps every text that is neither a formula nor a number', () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'я') }),
      )
      .filter((text) => !/\d/.test(text))
    const dialect = fc.constantFrom(ENGLISH, RUSSIAN)
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1 })), dialect, (rows, dialect) => {
        const guarded = rows.map((row) =>
          row.map((cell) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell)),
        )
        expect(read(csvOf(rows, dialect), dialect)).toEqual(guarded)
      }),
    )
  })
})

describe('the dialect of a locale', () => {
  it.each<[DialectName, string]>([
    ['comma-point', 'en en-US en-GB en-AU en-IN es-MX zh-CN ja ko th he hi-IN ar-EG fa fil'],
    ['semicolon-comma', 'de de-AT fr fr-CA fr-BE pl ru uk be bg cs sk sl hr sr ro hu el es it pt'],
    ['semicolon-comma', 'pt-BR nl nl-BE da sv nb nn fi et lv lt tr az kk id vi ca eu gl is'],
    ['semicolon-comma', 'de_DE ru_RU.UTF-8 de_DE@euro de-u-nu-arab'],
    ['semicolon-point', 'de-CH it-CH de-LI en-CH de_CH.UTF-8'],
    ['comma-point', 'tlh-x-no-such-language en_US C @ 1 \u0000'],
  ])('is %s for %s', (name, locales) => {
    for (const locale of locales.split(' '))
      expect(dialectOf(locale), locale).toEqual(DIALECTS[name])
    expect(dialectOf('')).toEqual(DIALECTS['comma-point'])
  })
})

describe('what a spreadsheet would change', () => {
  const cellOf = (cell: Cell, dialect: Dialect = ENGLISH) => read(csvOf([[cell]], dialect), dialect)

  it.each([
    '5550001112223334445',
    '123456789012',
    '0042',
    '00',
    '1E5',
    '12e10',
    '6500E-3',
    '1d2',
    '1-2',
    '3/4',
    '2026-11-24',
    '24.11.2026',
    '12:30',
    '09:30:15',
    '1.5',
    '1,5',
    '1 234',
    '1\u00a0234',
    '1\u202f234',
    '10%',
    '€5',
    '5 €',
    '(5)',
    '-5',
    '+5',
    "1'234",
    'MAR1',
    'SEPT2',
    '2-May',
    '1-MAR-26',
    'Mär 5',
    'май5',
    'TRUE',
    'false',
    '=1',
    '@a',
  ])('is kept as it is, as the id of a record: %s', (id) => {
    for (const dialect of Object.values(DIALECTS))
      expect(cellOf({ id }, dialect)).toEqual([[`'${id}`]])
  })

  it.each([
    '42',
    '0',
    '99999999999',
    '500Aa00000B1cDeIAF',
    '6500a1b2c3d4e5f60',
    'ABC-12345',
    'x',
    'a1b2c3d4-0000-4000-8000-000000000000',
    'INC0010023',
    'deal_1',
    '',
  ])('an id that it does not change is bare: %s', (id) => {
    expect(cellOf({ id })).toEqual([[id]])
  })

  it.each(['0049', '1/2', '12.50', '100 %', '5550001112223334445', '1e5', '10:15-11:00'])(
    'a name or note is text too: %s',
    (note) => {
      expect(cellOf(note)).toEqual([[`'${note}`]])
    },
  )

  it.each(['2026-11-24', '09:30', '09:30:15', '42', 'Offer 15', 'May 5', '2 calls', '№ 5'])(
    'a date, a time, a short number or words stay what they are: %s',
    (text) => {
      expect(cellOf(text)).toEqual([[text]])
    },
  )

  it.each([' =1+1', '\t=1', '＝1+1', '＋1', '－1', '＠a', '\u00a0=1'])(
    '%j is no formula',
    (text) => {
      expect(cellOf(text)).toEqual([[`'${text}`]])
      expect(cellOf({ id: text })).toEqual([[`'${text}`]])
    },
  )
})

it('every table can be read back in the dialect of any locale', () => {
  const locale = fc.constantFrom('en', 'de', 'fr', 'pl', 'ru', 'de-CH', 'ar-EG', 'pt-BR', 'ja')
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'0123456789eE-+./:, ;="\'\n') }),
  )
  const number = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => cents / 100)
  const cell = fc.oneof(text, number, fc.record({ id: text }), fc.constant(undefined))
  const rows = fc.array(fc.array(cell, { minLength: 1 }))
  fc.assert(
    fc.property(rows, locale, (rows, locale) => {
      const dialect = dialectOf(locale)
      const back = read(csvOf(rows, dialect), dialect)
      expect(back.length).toBe(rows.length)
      for (const [i, row] of rows.entries()) {
        expect(back[i]?.length).toBe(row.length)
        for (const [j, cell] of row.entries()) {
          const shown = back[i]?.[j] ?? 'none'
          if (typeof cell === 'number')
            expect(Number(shown.replace(dialect.decimal, '.'))).toBe(cell)
          else {
            const text = typeof cell === 'object' ? cell.id : (cell ?? '')
            expect([text, `'${text}`]).toContain(shown)
            expect(shown).not.toMatch(/^\s*[=+\-@]/)
            if (typeof cell === 'object') expect(shown).not.toMatch(/^(0\d+|\d{12,}|\d+[eE]\d+)$/)
          }
        }
      }
    }),
  )
})
