import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dateFormOf, dateIn } from '../../../server/indicators/cell-date.ts'
import { decimalOf, numberIn } from '../../../server/indicators/cell-number.ts'
import { MAX_TABLE_BYTES, MAX_TABLE_ROWS, type Problem } from '../../../src/sync/contract.ts'
import { type Fixture, openFixture, shortly } from './fixture.ts'

/**
 * Encodes a text in Windows-1251. In this encoding, Russian letters have the codes from 0xC0 on, in the
 * same order as in Unicode.
 */
const asCp1251 = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    if (letter === '₽') return 0x88
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code === 0xa0 ? 0xa0 : code
  })
const asUtf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

describe('a table of values', () => {
  it('is looked at first, and stored when asked', async () => {
    const { load, get, ids } = await openFixture()
    const csv =
      'Month,Employee,Leads,Won,Sales volume,Margin %\n2026-10,Anna Lee,20,6,"48,250.40",30\n2026-10,boris,15,3,21999.99,25\n'
    const seen = await load(csv)
    expect(seen).toMatchObject({
      encoding: 'utf-8',
      separator: ',',
      decimal: 'point',
      dates: 'ym',
      kind: 'values',
      period: 'month',
      columns: ['period', 'person', 'leads', 'won', 'volume', 'margin'],
      missing: [],
      rows: 2,
      bad: [],
      unmatched: [],
      added: 8,
      changed: 0,
      stored: false,
      from: '2026-10-01',
    })
    expect(seen.sample[0]).toEqual({
      person: 'Anna Lee',
      indicator: 'leads',
      period: 'month',
      from: '2026-10-01',
      value: 20,
    })
    expect((await get()).team).toEqual([])
    expect(await load(csv, { store: true })).toMatchObject({ added: 8, stored: true })
    expect(shortly((await get(`person=${ids.anna}`)).people?.[0]?.values)).toMatchObject({
      'volume 2026-10-01': 48250.4,
    })
    expect(shortly((await get()).team)).toEqual({
      'leads 2026-10-01': 35,
      'won 2026-10-01': 9,
      'volume 2026-10-01': 70250.39,
      'margin-amount 2026-10-01': 19975.12,
    })
    expect(await load(csv, { store: true })).toMatchObject({ added: 0, changed: 0, same: 8 })
    const corrected = csv.replace(',3,21999.99', ',4,21999.99')
    const change = await load(corrected, { store: true })
    expect(change).toMatchObject({ changed: 1, same: 7 })
    // Reading a person's stored value must be logged. The answer to an import is not logged, so it does
    // not contain the value that was stored before.
    expect(change.sample).toEqual([
      expect.objectContaining({ person: expect.any(String), value: 4 }),
    ])
    expect(change.sample[0]).not.toHaveProperty('before')
  })

  const RUSSIAN =
    'Месяц;Сотрудник;Заявки;Сделки;Объем продаж;Маржа, %\r\n01.10.2026;Anna Lee;20;6;"48\u00A0250,40 ₽";30,5\r\n01.11.2026;Anna Lee;;0;"-1\u00A0200,00";\r\n'
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${RUSSIAN}`), 'utf-8'],
    ['UTF-16, little end first', asUtf16(RUSSIAN), 'utf-16le'],
    ['UTF-16, big end first', asUtf16(RUSSIAN, true), 'utf-16be'],
    ['UTF-16 without a mark', asUtf16(RUSSIAN).subarray(2), 'utf-16le'],
    ['Windows-1251', asCp1251(RUSSIAN), 'windows-1251'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const { load, get } = await openFixture()
    expect(await load(bytes, { store: true })).toMatchObject({
      encoding,
      separator: ';',
      decimal: 'comma',
      dates: 'dmy',
      columns: ['period', 'person', 'leads', 'won', 'volume', 'margin'],
      bad: [],
      unmatched: [],
      stored: true,
    })
    expect(shortly((await get('by=person')).people?.[0]?.values)).toEqual({
      'leads 2026-10-01': 20,
      'margin 2026-10-01': 30.5,
      'volume 2026-10-01': 48250.4,
      'volume 2026-11-01': -1200,
      'won 2026-10-01': 6,
      'won 2026-11-01': 0,
    })
  })

  it('may have quotation marks, line breaks in cells, empty lines and columns that nobody needs', async () => {
    const { load } = await openFixture()
    const csv =
      'Owner,"Notes, ""free""",Date,Won\n"Lee, Anna","first\nsecond",2026-10-01,3\n\n,,,\nBoris,"a ""quoted"" word",2026-10-01,4\n'
    const seen = await load(csv)
    expect(seen).toMatchObject({ rows: 2, bad: [], unmatched: [], added: 2 })
    expect(seen.columns).toEqual(['person', null, 'period', 'won'])
  })

  it('names every row that is wrong, and everybody who is not found; stores the rest only when told', async () => {
    const { load, get } = await openFixture()
    const csv = [
      'month,employee,won,volume',
      '2026-10,Anna Lee,3,100',
      '2026-10,Anna Lee,4,100',
      '2026-13,Anna Lee,4,100',
      ',Anna Lee,4,100',
      '2026-09,Anna Lee,three,100',
      '2026-09,Anna Lee,1.5,100',
      '2026-09,Anna Lee,4,=SUM(A1:A9)',
      '2026-09,"=HYPERLINK(""http://x"")",4,1',
      '2026-08,Zoe,4,100',
      '2026-07,Zoe,4,100',
      '2026-08,Boris,4,99999999999999',
    ].join('\n')
    const seen = await load(csv, { store: true })
    expect(seen.bad).toEqual([
      { line: 3, why: 'twice', column: 'month' },
      { line: 4, why: 'no-date', column: 'month' },
      { line: 5, why: 'no-date', column: 'month' },
      { line: 6, why: 'no-number', column: 'won' },
      { line: 7, why: 'not-whole', column: 'won' },
      { line: 8, why: 'formula', column: 'volume' },
      { line: 9, why: 'formula', column: 'employee' },
      { line: 12, why: 'no-number', column: 'volume' },
    ])
    expect(seen.unmatched).toEqual([{ name: 'Zoe', rows: 2 }])
    expect(seen.stored).toBe(false)
    expect((await get()).team).toEqual([])
    expect(await load(csv, { store: true, anyway: true })).toMatchObject({ stored: true, added: 2 })
    expect(shortly((await get()).team)).toEqual({ 'volume 2026-10-01': 100, 'won 2026-10-01': 3 })
  })

  it('remembers the columns of a header', async () => {
    const { load, mia, hire } = await openFixture()
    const csv = 'Stichtag;Abschlüsse\n01.10.2026;3\n'
    expect(await load(csv)).toMatchObject({ columns: [null, null], missing: ['period', 'values'] })
    expect(await load(csv, { columns: ['period', 'won'], store: true })).toMatchObject({
      stored: true,
    })
    const again = await load(csv.replace('Stichtag', ' STICHTAG ').replace(';3', ';4'))
    expect(again).toMatchObject({ remembered: true, columns: ['period', 'won'], changed: 1 })
    const other = await hire('Head of Support', 'manager', 'Support')
    expect(await load(csv, {}, other)).toMatchObject({ columns: [null, null] })
    expect(mia.member.team).not.toBe(other.member.team)
  })

  it('by day is added up to months, or to weeks when told', async () => {
    const { load, get } = await openFixture()
    const csv = 'date,won,volume\n2026-10-05,1,10.10\n2026-10-06,2,20.20\n2026-10-12,3,30\n'
    expect(await load(csv, { store: true })).toMatchObject({ period: 'month', added: 2 })
    expect(await load(csv, { store: true, period: 'week' })).toMatchObject({ added: 4 })
    expect((await get()).team).toEqual([
      { indicator: 'volume', period: 'month', from: '2026-10-01', value: 60.3 },
      { indicator: 'won', period: 'month', from: '2026-10-01', value: 6 },
      { indicator: 'volume', period: 'week', from: '2026-10-05', value: 30.3 },
      { indicator: 'won', period: 'week', from: '2026-10-05', value: 3 },
      { indicator: 'volume', period: 'week', from: '2026-10-12', value: 30 },
      { indicator: 'won', period: 'week', from: '2026-10-12', value: 3 },
    ])
  })

  it('has values for the team if it names nobody, and the own indicators by their names', async () => {
    const { load, get, choose } = await openFixture()
    const own = [{ id: 'visits', name: 'Визиты', measure: 'count', direction: 'up' }]
    await choose({ own })
    await load('период;визиты\n2026-10;44\n', { store: true })
    expect(shortly((await get()).team)).toEqual({ 'visits 2026-10-01': 44 })
  })

  it('is of people who are there once', async () => {
    const { load, endpoint } = await openFixture()
    const csv = 'month,name,won\n2026-10,Anna Lee,3\n'
    await endpoint.db
      .updateTable('members')
      .set({ name: 'anna  lee' })
      .where('name', '=', 'Boris')
      .execute()
    expect((await load(csv)).unmatched).toEqual([{ name: 'Anna Lee', rows: 1, twice: true }])
  })
})

describe('a table of deals', () => {
  const DEALS = [
    'Deal,Owner,Amount,Stage,Create Date,Close Date',
    'A,Anna Lee,"$1,000.50",Closed Won,2026-08-03 10:15:00,2026-10-02 09:00:00',
    'B,Anna Lee,$500.00,Closed Lost,2026-08-10,2026-09-01',
    'C,Boris,"$2,000.00",Closed Won,2026-10-12,2026-10-30',
    'D,Boris,,Negotiation,2026-10-13,',
  ].join('\n')

  it('counts leads by creation, deals and volume by closing, by month and by week; empty months are 0', async () => {
    const { load, get, ids } = await openFixture()
    const seen = await load(DEALS, { store: true })
    expect(seen).toMatchObject({
      kind: 'deals',
      columns: [null, 'person', 'amount', 'state', 'created', 'closed'],
      dates: 'ymd',
      bad: [],
      stored: true,
    })
    expect(seen.states).toEqual([
      { name: 'Closed Won', rows: 2, won: true },
      { name: 'Closed Lost', rows: 1, won: false },
      { name: 'Negotiation', rows: 1, won: false },
    ])
    const { people = [] } = await get('by=person')
    const anna = people.find(({ id }) => id === ids.anna)?.values
    expect(shortly(anna)).toEqual({
      'leads 2026-08-01': 2,
      'leads 2026-09-01': 0,
      'leads 2026-10-01': 0,
      'volume 2026-08-01': 0,
      'volume 2026-09-01': 0,
      'volume 2026-10-01': 1000.5,
      'won 2026-08-01': 0,
      'won 2026-09-01': 0,
      'won 2026-10-01': 1,
    })
    expect(anna?.filter(({ period, value }) => period === 'week' && value > 0)).toEqual([
      { indicator: 'leads', period: 'week', from: '2026-08-03', value: 1 },
      { indicator: 'leads', period: 'week', from: '2026-08-10', value: 1 },
      { indicator: 'volume', period: 'week', from: '2026-09-28', value: 1000.5 },
      { indicator: 'won', period: 'week', from: '2026-09-28', value: 1 },
    ])
  })

  it('that is exported again corrects a deal that was moved', async () => {
    const { load, get } = await openFixture()
    await load(DEALS, { store: true })
    await load(DEALS.replace('2026-10-02 09:00:00', '2026-09-30'), { store: true })
    expect(shortly((await get()).team)).toMatchObject({
      'won 2026-09-01': 1,
      'won 2026-10-01': 1,
      'volume 2026-09-01': 1000.5,
      'volume 2026-10-01': 2000,
    })
  })

  it('is read as Tryton exports its opportunities', async () => {
    const { load, get, ids } = await openFixture()
    // Tryton 6.0 made this file in English, by its CSV export under Sales, Leads and Opportunities.
    const seen = await load(readFileSync(new URL('./tryton-opportunities.csv', import.meta.url)), {
      store: true,
    })
    expect(seen).toMatchObject({
      kind: 'deals',
      decimal: 'point',
      dates: 'mdy',
      rows: 7,
      bad: [],
      unmatched: [],
      missing: [],
      stored: true,
    })
    expect(seen.states?.filter(({ won }) => won)).toEqual([
      { name: 'Converted', rows: 3, won: true },
    ])
    const { people = [] } = await get('by=person')
    const of = (id: string) => shortly(people.find((one) => one.id === id)?.values)
    expect(of(ids.anna)).toMatchObject({
      'leads 2026-08-01': 2,
      'won 2026-10-01': 2,
      'volume 2026-10-01': 17390.5,
    })
    expect(of(ids.boris)).toMatchObject({ 'leads 2026-10-01': 2, 'volume 2026-10-01': 22300 })
  })

  it('asks which states mean won if it does not know them', async () => {
    const { load } = await openFixture()
    const csv = DEALS.replaceAll('Closed Won', 'Angenommen')
    expect(await load(csv)).toMatchObject({ missing: ['state'], added: 0 })
    expect(await load(csv, { won: ['Angenommen'] })).toMatchObject({ missing: [] })
    const bad = await load(DEALS.replace('"$1,000.50"', ''))
    expect(bad.bad).toEqual([{ line: 2, why: 'no-number', column: 'Amount' }])
  })
})

describe('cells', () => {
  it.each([
    ['1234.5', 'point', 1234.5],
    ['1,234.5', 'point', 1234.5],
    ['1,2345', 'point', undefined],
    ['1 234,56 руб.', 'comma', 1234.56],
    ['1.234,56', 'comma', 1234.56],
    ['€ 1\u202F234,5', 'comma', 1234.5],
    ["CHF 12'500.00", 'point', 12500],
    ['−15', 'point', -15],
    ['(15.20)', 'point', -15.2],
    ['15-', 'point', -15],
    ['30 %', 'point', 30],
    ['', 'point', undefined],
    ['n/a', 'point', undefined],
    ['1e9', 'point', undefined],
    ['1.2.3', 'point', undefined],
    ['--5', 'point', -5],
    ['0.00004', 'point', 0],
    ['999999999999', 'point', undefined],
  ] as const)('%s with a %s is %s', (cell, decimal, value) => {
    expect(numberIn(cell, decimal)).toBe(value)
  })

  it('have a comma or a point by what most of them fit', () => {
    expect(decimalOf(['1,5', '2,25', '7'])).toBe('comma')
    expect(decimalOf(['1,234', '2.5'])).toBe('point')
    expect(decimalOf(['1,234', '5,678'])).toBe('point')
    expect(decimalOf([])).toBe('point')
  })

  it.each([
    ['2026-10-05', 'ymd', '2026-10-05'],
    ['2026-10-05T23:59:00Z', 'ymd', '2026-10-05'],
    ['5.10.2026 12:30', 'dmy', '2026-10-05'],
    ['05/10/26', 'dmy', '2026-10-05'],
    ['10/05/2026', 'mdy', '2026-10-05'],
    ['31/02/2026', 'dmy', undefined],
    ['05/10-2026', 'dmy', undefined],
    ['2026-W01', 'week', '2025-12-29'],
    ['2026W53', 'week', '2026-12-28'],
    ['2026/10', 'ym', '2026-10-01'],
    ['10.2026', 'my', '2026-10-01'],
    ['1999-10-05', 'ymd', undefined],
  ] as const)('%s as %s is %s', (cell, form, day) => {
    expect(dateIn(cell, form)).toBe(day)
  })

  it('have dates of one form, which is unsure if day and month could change places', () => {
    expect(dateFormOf(['03/04/2026', '13/04/2026'])).toEqual({ form: 'dmy', isUnsure: false })
    expect(dateFormOf(['03/04/2026', '04/13/2026'])).toEqual({ form: 'mdy', isUnsure: false })
    expect(dateFormOf(['03/04/2026'])).toEqual({ form: 'dmy', isUnsure: true })
    expect(dateFormOf(['2026-04-03'])).toEqual({ form: 'ymd', isUnsure: false })
  })
})

describe('a hostile table', () => {
  const refusal = async ({ mia }: Fixture, csv: string | Uint8Array) => {
    const file = Buffer.from(csv).toString('base64')
    const answer = await mia.ask('/v1/indicators/import', 'POST', { file, store: true })
    const { rows } = (await answer.json()) as Problem
    return { status: answer.status, why: rows?.[0]?.why }
  }
  it.each([
    ['a million columns', 'a,'.repeat(1e6), /characters/],
    ['many columns', `${'a,'.repeat(300)}\n1\n`, /200 columns/],
    [
      'a quotation mark that is never closed',
      `month,won\n"2026-10,${'x'.repeat(1e6)}`,
      /characters|quotation/,
    ],
    ['nothing', '', /no rows/],
    ['only a header', 'month,won\n', /no rows/],
    ['too many rows', `month\n${'2026-10\n'.repeat(MAX_TABLE_ROWS + 1)}`, /divide/],
    ['no table at all', Buffer.alloc(100_000, 0), /./],
  ])('is refused with the reason: %s', async (_, csv, why) => {
    const { status, why: said } = await refusal(await openFixture(), csv)
    expect(status).toBe(422)
    expect(said).toMatch(why)
  })

  it('of 1 GB is refused before it is read', async () => {
    const { endpoint, mia } = await openFixture()
    const answer = await endpoint.app.request('/v1/indicators/import', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...mia.authorization,
        'content-length': `${2 ** 30}`,
      },
      body: '{}',
    })
    expect(answer.status).toBe(413)
    const large = Buffer.alloc(MAX_TABLE_BYTES + 3, 'a').toString('base64')
    const other = await mia.ask('/v1/indicators/import', 'POST', { file: large })
    expect([400, 413, 422]).toContain(other.status)
  })
})
