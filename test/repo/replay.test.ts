import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { minute, second } from '../../src/core/time/units.ts'

const T = Date.parse('2026-11-23T09:00:00Z')
const DEAL = 'https://acme.pipedrive.com/deal/42'

type Event = { at: number; type: string; [key: string]: unknown }

function replay(events: readonly (Event | string)[], ...args: string[]) {
  const input = events.map((e) => (typeof e === 'string' ? e : JSON.stringify(e))).join('\n')
  const run = spawnSync(process.execPath, ['scripts/replay.ts', ...args], {
    input,
    encoding: 'utf8',
  })
  const lines = run.stdout.split('\n').filter(Boolean)
  return { ...run, stretches: lines.map((line) => JSON.parse(line)) }
}

/**
 * Returns events of the type `tick` (signs of life of the computer), one for each minute from `from` to
 * before `to`.
 */
const ticks = (from: number, to: number): Event[] =>
  Array.from({ length: Math.ceil((to - from) / minute) }, (_, i) => ({
    at: from + i * minute,
    type: 'tick',
  }))

const morning: Event[] = [
  { at: T, type: 'pick', category: 'research' },
  ...ticks(T + 30 * second, T + 10 * minute),
  { at: T + 10 * minute, type: 'tab', url: DEAL },
  { at: T + 10 * minute + 4 * second, type: 'kill' },
  ...ticks(T + 11 * minute, T + 20 * minute),
  { at: T + 20 * minute, type: 'tab', url: null },
  ...ticks(T + 20 * minute + 30 * second, T + 30 * minute),
  { at: T + 35 * minute, type: 'idle', state: 'idle' },
  { at: T + 65 * minute, type: 'idle', state: 'active' },
]

const worked = [
  { startedAt: T, endedAt: T + 10 * minute, category: 'research', source: 'hand' },
  {
    startedAt: T + 10 * minute,
    endedAt: T + 20 * minute,
    category: 'documentation',
    source: 'auto',
    context: { product: 'pipedrive' },
  },
]

test('a morning: CRM time, a killed worker, sleep, an answer in two parts', () => {
  const away = T + 29 * minute + 30 * second
  const back = T + 65 * minute
  const events: Event[] = [
    ...morning,
    { at: back, type: 'explain', from: T, to: T + 60 * minute, category: 'client-meeting' },
    { at: T + 66 * minute, type: 'end' },
  ]
  const { stretches, stderr } = replay(events)
  expect(stderr).toBe('')
  expect(stretches).toEqual([
    ...worked,
    { startedAt: T + 20 * minute, endedAt: away, category: 'research', source: 'hand' },
    { startedAt: away, endedAt: T + 60 * minute, category: 'client-meeting', source: 'hand' },
    { startedAt: T + 60 * minute, endedAt: back, category: 'away', source: 'auto' },
    { startedAt: back, endedAt: T + 66 * minute, category: 'research', source: 'hand' },
  ])
})

test('a recorded trace, with products and records in place of addresses', () => {
  const page = { product: 'pipedrive', record: { type: 'deal', id: '42' } }
  const events = morning.map((e) => (e.url === DEAL ? { at: e.at, type: 'tab', page } : e))
  const addresses = replay(morning).stretches
  expect(addresses.slice(0, 2)).toEqual(worked)
  expect(replay(events).stretches).toEqual(addresses)
  const [, documentation] = replay(events, '--set', 'keepRecords=true').stretches
  expect(documentation.context).toEqual(page)
})

test("a recorded trace with a category of one's own", () => {
  const of = (id: string, offComputer: boolean) => ({
    id,
    group: 'selling',
    parent: 'misc',
    offComputer,
    yields: !offComputer,
  })
  const versions = [{ version: 2, changeEvery: 1, categories: [of('demo-k3f9', true)] }]
  const settings = { idleAfter: 5 * minute, enterAfter: 5 * second, leaveAfter: 15 * second }
  const { stretches, stderr } = replay([
    { at: T, type: 'settings', settings },
    { at: T, type: 'scheme', versions },
    { at: T, type: 'pick', category: 'demo-k3f9' },
    // In the scheme, this category does not need the computer and does not yield to the CRM. So neither
    // idle time nor the CRM may change it.
    { at: T + 6 * minute, type: 'idle', state: 'idle' },
    { at: T + 7 * minute, type: 'tab', page: { product: 'pipedrive' } },
    { at: T + 8 * minute, type: 'timer' },
    { at: T + 9 * minute, type: 'end' },
  ])
  expect(stderr).toBe('')
  expect(stretches.map((s) => [s.category, s.startedAt - T, s.endedAt - T])).toEqual([
    ['demo-k3f9', 0, 9 * minute],
  ])
})

test('a gap before the end becomes a question', () => {
  const { stretches } = replay([
    { at: T, type: 'pick', category: 'misc' },
    { at: T + minute, type: 'tick' },
    { at: T + 60 * minute, type: 'end' },
  ])
  expect(stretches.map((s) => [s.category, s.startedAt - T, s.endedAt - T])).toEqual([
    ['misc', 0, minute],
    ['away', minute, 60 * minute],
  ])
})

test.each([
  ['no JSON', ['{'], 'line 1 is no JSON'],
  ['no event', [{ at: T, type: 'tick' }, '{"at":1,"type":"x"}'], 'line 2 is no event'],
  ['an unknown category', [{ at: T, type: 'pick', category: 'nap' }], 'No such category: nap'],
])('%s: says so and stops', (_, events, message) => {
  const { status, stderr, stretches } = replay(events)
  expect(stderr).toContain(message)
  expect(status).toBe(1)
  expect(stretches).toEqual([])
})

test.each([
  ['an unknown setting', ['--set', 'nope=1'], '--set: no such setting: nope'],
  ['a value that is no JSON', ['--set', 'keepRecords=yes'], '--set: keepRecords cannot be yes'],
  ['a file in place of the input', ['trace.jsonl'], "Unexpected argument 'trace.jsonl'"],
])('%s: says so in one line', (_, args, message) => {
  const { status, stderr } = replay([], ...args)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(status).toBe(1)
})

test('sound of a tab: by its page, by the rule for its address, and no longer once it is closed', () => {
  const sites = '[{"host":"meet.example","category":"client-meeting","whileSound":true}]'
  const of = (page: object) => [
    { at: T, type: 'pick', category: 'misc' },
    { at: T + minute, type: 'sound', tab: 7, audible: true, ...page },
    ...ticks(T + 2 * minute, T + 5 * minute),
    { at: T + 5 * minute, type: 'sound', tab: 7, audible: false, ...page },
    { at: T + 6 * minute, type: 'sound', tab: 7, audible: true, ...page },
    ...ticks(T + 7 * minute, T + 9 * minute),
    { at: T + 9 * minute, type: 'sound', tab: 7, audible: false, page: null },
    { at: T + 10 * minute, type: 'end' },
  ]
  const expected = [
    { startedAt: T, endedAt: T + minute, category: 'misc', source: 'hand' },
    { startedAt: T + minute, endedAt: T + 9 * minute, category: 'client-meeting', source: 'auto' },
    { startedAt: T + 9 * minute, endedAt: T + 10 * minute, category: 'misc', source: 'hand' },
  ]
  expect(replay(of({ page: { category: 'client-meeting' } })).stretches).toEqual(expected)
  const byAddress = replay(of({ url: 'https://meet.example/abc' }), '--set', `sites=${sites}`)
  expect(byAddress.stretches).toEqual(expected)
  const unknown = replay(of({ url: 'https://music.example/abc' }), '--set', `sites=${sites}`)
  expect(unknown.stretches.map(({ category }) => category)).toEqual(['misc'])
})
