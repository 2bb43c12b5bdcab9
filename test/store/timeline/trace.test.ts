import { expect, it, vi } from 'vitest'
import { day } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { recordTrace } from '../../../src/store/settings-commands.ts'
import { apply, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { readTrace } from '../../../src/store/timeline/trace.ts'
import { PIPEDRIVE, setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 9)
let db: StintDatabase
setUpStoppedClock(start, (opened) => {
  db = opened
})

const readTraceLines = async () => (await readTrace(db)).map(({ at: _, ...line }) => line)

it('is off until the person switches it on, and begins with the running category', async () => {
  await switchTo(db, 'research')
  expect(await readTraceLines()).toEqual([])
  await recordTrace(db, true)
  await apply(db, PIPEDRIVE)
  await apply(db, { at: 'elsewhere' })
  await apply(db, { at: 'away', why: 'locked' })
  await recordTrace(db, false)
  await stop(db)
  expect(await readTraceLines()).toEqual([
    { type: 'settings', settings: expect.objectContaining({ enterAfter: 5000 }) },
    { type: 'pick', category: 'research' },
    { type: 'tab', page: { product: 'pipedrive' } },
    { type: 'tab', page: null },
    { type: 'idle', state: 'locked' },
  ])
})

it('contains no site: neither hosts in the settings nor the host of a rule', async () => {
  await changeSettings(db, {
    ownHosts: ['crm.acme.example'],
    sites: [{ host: 'dial.acme.example', category: 'outgoing-call' }],
  })
  await recordTrace(db, true)
  await changeSettings(db, { leaveAfter: 20_000 })
  await apply(db, { at: 'site', category: 'outgoing-call' })
  expect(JSON.stringify(await readTraceLines())).not.toContain('acme')
  expect((await readTraceLines()).at(-2)).toMatchObject({
    type: 'settings',
    settings: { leaveAfter: 20_000 },
  })
  expect((await readTraceLines()).at(-1)).toEqual({
    type: 'tab',
    page: { category: 'outgoing-call' },
  })
})

it('keeps two weeks, and starts empty when it is switched on again', async () => {
  await recordTrace(db, true)
  await switchTo(db, 'research')
  vi.setSystemTime(start + 10 * day)
  await switchTo(db, 'misc')
  vi.setSystemTime(start + 15 * day)
  await stop(db)
  expect((await readTraceLines()).map((line) => 'category' in line && line.category)).toEqual([
    'misc',
    null,
  ])
  await recordTrace(db, true)
  expect((await readTraceLines()).map(({ type }) => type)).toEqual(['settings'])
})
