// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import type { AllReads, Audit } from '../../../src/sync/contract.ts'
import { readAddress } from '../../../src/ui/console/address.ts'
import { LogsPage } from '../../../src/ui/console/logs/logs-page.tsx'
import type { AskedLog } from '../../../src/ui/console/logs/ports.ts'
import type { PageProps } from '../../../src/ui/console/ports.ts'
import { ru } from '../../../src/ui/words/logs-ru.ts'
import { $ } from '../../support/mounted-popup.ts'
import { choose, untilText } from '../../support/ui/categories-section.ts'

const SALES = { id: 'sales', name: 'Sales' }
const at = Date.UTC(2026, 10, 23, 12)
const ROLE: Audit['acts'][number] = {
  id: '1',
  at,
  act: 'role changed',
  actor: { id: 'ada', name: 'Ada' },
  team: SALES,
  about: { id: 'anna', name: 'Anna' },
  detail: 'member → manager',
}
const ACTS: Audit['acts'] = [
  ROLE,
  { id: '2', at, act: 'scheme changed', actor: { id: 'gone' }, team: SALES, detail: '3' },
  {
    id: '3',
    at,
    act: 'token made',
    actor: { account: 'the set-up link' },
    team: SALES,
    detail: 'BI, report:read, acme.example; 90 days',
  },
]
const READS: AllReads['reads'] = [
  {
    reader: { id: 'mia', name: 'Mia' },
    route: 'layout',
    team: SALES,
    people: 12,
    from: '2026-11-16',
    to: '2026-11-22',
    firstAt: at,
    lastAt: at,
  },
  {
    reader: { account: 'command line, root' },
    route: 'copy',
    team: SALES,
    people: 1,
    person: { id: 'anna', name: 'Anna' },
    firstAt: at,
    lastAt: at - 1,
  },
]

const PEOPLE = [
  { id: 'anna', name: 'Anna', team: SALES },
  { id: 'ann', name: 'Ann Lee', team: SALES },
  { id: 'ivo', name: 'Ivo', team: SALES },
  { id: 'ivo-2', name: 'Ivo', team: { id: 'help', name: 'Help' } },
]

const open = async (hash: string, next?: string) => {
  const acts = vi.fn(async ({ cursor }: AskedLog) =>
    cursor === undefined ? { acts: ACTS, ...(next && { next }) } : { acts: [{ ...ROLE, id: '9' }] },
  )
  const reads = vi.fn(async () => ({ reads: READS }))
  const go = vi.fn()
  const props = {
    ports: {
      logs: { acts, reads },
      people: { members: async () => PEOPLE },
    },
    address: readAddress(hash),
    go,
  } as unknown as PageProps
  render(h(LogsPage, props), document.body)
  return { acts, reads, go }
}
const rows = () =>
  [...document.querySelectorAll('#log tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  )

afterEach(() => render(null, document.body))

it('says acts in words, and goes on to older ones', async () => {
  const { acts } = await open('#logs', '5-1')
  await vi.waitFor(() => $('#log tbody tr'))
  expect(rows()).toEqual([
    ['Ada', 'Role changed: Anna, member → manager', 'Sales'],
    ['somebody removed since', 'Categories changed: version 3', 'Sales'],
    [
      'By the set-up link',
      'API token made: BI, read the team’s report, with names, acme.example; 90 days',
      'Sales',
    ],
  ])
  $('#older').click()
  await vi.waitFor(() => expect(rows()).toHaveLength(4))
  expect(acts).toHaveBeenLastCalledWith({ cursor: '5-1' })
  expect(document.querySelector('#older')).toBeNull()
})

it('says who saw whose figures', async () => {
  await open('#logs?log=reads')
  await vi.waitFor(() => $('#log tbody tr'))
  expect(rows()).toEqual([
    ['Mia', expect.stringMatching(/^time by days, November 16\s–\s22, 2026$/), 'Sales: 12 people'],
    ['Command line (root)', 'everything that is kept', 'Anna (Sales)'],
  ])
})

it('asks by person and days, which are in the address', async () => {
  const { acts, go } = await open('#logs?person=anna&from=2026-11-01&to=2026-11-30')
  await vi.waitFor(() =>
    expect(acts).toHaveBeenCalledWith({ person: 'anna', from: '2026-11-01', to: '2026-11-30' }),
  )
  await vi.waitFor(() => expect($<HTMLInputElement>('#log-person').value).toBe('Anna'))
  choose('#log-person', '')
  expect(go).toHaveBeenCalledWith('#logs?log=acts&from=2026-11-01&to=2026-11-30')
})

it.each([
  ['Anna', 'anna'],
  ['anna ', 'anna'],
  ['LEE', 'ann'],
  ['Ivo · Help', 'ivo-2'],
  ['Ann', undefined],
  ['Ivo', undefined],
  ['Zoe', undefined],
])('finds the person of which %j is typed: %s', async (typed, found) => {
  const { go } = await open('#logs')
  await vi.waitFor(() => $('#log-people option'))
  choose('#log-person', typed)
  const field = $<HTMLInputElement>('#log-person')
  expect(field.validationMessage).toBe(found ? '' : 'Choose a person from the list.')
  expect(go.mock.calls).toEqual(found ? [[`#logs?log=acts&person=${found}`]] : [])
})

it('asks nothing for days in the wrong order, and says so', async () => {
  const { acts } = await open('#logs?from=2026-11-30&to=2026-11-01')
  await untilText('[role=alert]', /last day is before the first/)
  expect(acts).not.toHaveBeenCalled()
})

it.each([
  ['member → manager', 'сотрудник → руководитель'],
  ['leads Sales, Support', 'руководит: Sales, Support'],
  ['4210, older than 1095 days', '4210, старше 1095 дн.'],
  ['people:read; 90 days', 'people:read; 90 дн.'],
  ['off', 'выключено'],
  ['Anna, Chrome on Linux, account disabled', 'Anna, Chrome on Linux, учётная запись отключена'],
  ['/backup/stint.sqlite', '/backup/stint.sqlite'],
])('the detail %s is said in Russian', (detail, said) => {
  expect(ru.detail(detail)).toBe(said)
})
