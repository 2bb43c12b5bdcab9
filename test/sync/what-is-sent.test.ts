/**
 * Tests that a sent row has exactly the fields that Stint's pages name where they tell the person what
 * is sent.
 */
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { VERSION } from '../../src/core/version.ts'
import type { StoredSegment } from '../../src/store/database.ts'
import { BatchQuery } from '../../src/sync/contract/segments.ts'
import { wireRow } from '../../src/sync/wire.ts'
import { en as pages } from '../../src/ui/words/pages-en.ts'
import { ru as pagesRu } from '../../src/ui/words/pages-ru.ts'
import { en as report } from '../../src/ui/words/report-en.ts'
import { ru as reportRu } from '../../src/ui/words/report-ru.ts'

/** A segment that has all optional fields. */
const FULL: StoredSegment = {
  id: '0198f2c0-0000-7000-8000-000000000000',
  device: 'd1',
  category: 'documentation',
  startedAt: 0,
  endedAt: 60_000,
  source: 'auto',
  edited: true,
  scheme: 1,
  zone: 'Europe/Berlin',
  note: 'secret',
  context: { product: 'pipedrive', record: { type: 'deal', id: '4182' } },
  revision: 2,
  changedAt: 60_000,
  acknowledged: 0,
  offered: 0,
}

/** For each field, the words by which the pages name it in English and in Russian. */
const NAMED: Readonly<Record<string, readonly [en: RegExp, ru: RegExp]>> = {
  category: [/category/, /категори/],
  startedAt: [/start/, /начал/],
  endedAt: [/end/, /кон(ец|ц)/],
  source: [/automatic/, /автоматич|сам/],
  edited: [/corrected/, /исправ/],
  context: [/CRM/, /CRM/],
}
const ZONE = [/time zone/, /часово/] as const
const OF_STINT = [/version of Stint/, /версия Stint/] as const

/** Fields that identify a row and its version. The pages do not name these fields to the person. */
const TECHNICAL = ['id', 'revision', 'changedAt', 'scheme']

const TEXTS = [
  ['settings', pages.sent, pagesRu.sent],
  ["a manager's report", report.received, reportRu.received],
] as const

test('a row has what is named, and nothing else', () => {
  const denied = { sendNotes: false, sendRecords: false, sendUnexplained: false }
  const row = wireRow(FULL, { ...denied, privateCategories: [] })
  const fields = Object.keys(row).filter((name) => !TECHNICAL.includes(name))
  expect(fields.toSorted()).toEqual(Object.keys(NAMED).toSorted())
  expect(row).toMatchObject({ context: { product: 'pipedrive' } })
  expect(JSON.stringify(row)).not.toMatch(/secret|4182|Berlin/)
  // The zone is part of the request's address. So are the start of the day, whether unexplained time
  // is sent, and the version of Stint.
  const inQuery = ['dayStart', 'unexplained', 'version', 'zone']
  expect(Object.keys(BatchQuery.shape).toSorted()).toEqual(inQuery)
  expect(packageJson.version).toBe(VERSION)
})

test('the settings name the version of Stint', () => {
  expect(pages.sent).toMatch(OF_STINT[0])
  expect(pagesRu.sent).toMatch(OF_STINT[1])
})

test.each(TEXTS)('%s: every field is named', (_, english, russian) => {
  for (const [en, ru] of [...Object.values(NAMED), ZONE]) {
    expect(english).toMatch(en)
    expect(russian).toMatch(ru)
  }
})
