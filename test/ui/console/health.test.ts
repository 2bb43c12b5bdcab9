import { expect, it } from 'vitest'
import { day, minute } from '../../../src/core/time/units.ts'
import type { HealthReport } from '../../../src/sync/contract.ts'
import { clockChangeWords, troublesIn } from '../../../src/ui/console/health/troubles.ts'

const NOW = Date.parse('2026-11-23T12:00Z')
const GOOD: HealthReport = {
  at: NOW,
  received: { quarters: [] },
  versions: {
    endpoint: '0.1.0',
    node: '26.0.0',
    database: 'SQLite 3',
    migration: '',
    extensions: [],
  },
  database: { size: 1e9, disk: { free: 50e9, size: 100e9 } },
  backup: { isKnown: true, lastAt: NOW - day },
  clock: {},
  webhooks: { on: 1, failing: 0, stopped: 0, waiting: 0, givenUp: 0 },
}
const troubles = (change: Partial<HealthReport>) =>
  troublesIn({ ...GOOD, ...change }).map(({ text }) => text)

it('an endpoint that does well has no trouble', () => {
  expect(troubles({})).toEqual([])
})

it.each<[string, Partial<HealthReport>, RegExp]>([
  ['a full disk', { database: { size: 1, disk: { free: 9e9, size: 100e9 } } }, /9 GB are free/],
  ['a full small disk', { database: { size: 1, disk: { free: 1e9, size: 20e9 } } }, /1 GB/],
  ['no backup', { backup: { isKnown: true } }, /no backup yet/],
  ['an old backup', { backup: { isKnown: true, lastAt: NOW - 3 * day } }, /November 20/],
  ['a clock', { clock: { jump: { at: NOW - day, by: -5 * minute } } }, /5 minutes back/],
  ['a failing webhook', { webhooks: { ...GOOD.webhooks, failing: 1 } }, /Webhooks fail/],
  ['a stopped webhook', { webhooks: { ...GOOD.webhooks, stopped: 1 } }, /Webhooks fail/],
])('%s is one', (_, change, expected) => {
  expect(troubles(change)).toEqual([expect.stringMatching(expected)])
})

it.each<[string, Partial<HealthReport>]>([
  ['a large disk with much free', { database: { size: 1, disk: { free: 11e9, size: 1e12 } } }],
  ['a database elsewhere', { database: { size: 1 } }],
  ['backups that are made elsewhere', { backup: { isKnown: false } }],
  ['a clock that was set long ago', { clock: { jump: { at: NOW - 8 * day, by: minute } } }],
])('%s is none', (_, change) => {
  expect(troubles(change)).toEqual([])
})

it('says how far a clock was set', () => {
  expect([90_000, -3 * minute].map(clockChangeWords)).toEqual([
    '90 seconds ahead',
    '3 minutes back',
  ])
})
