// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { type GroupWeek, meanShares, wholeWeeks } from '../../../src/core/report/group.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openReport, text, waitFor } from '../../support/ui/report-page.ts'

const seen = { team: 'Sales', layout: true, middle: false, leads: [] }
const week = (monday: string, misc: number): GroupWeek => ({
  week: monday,
  figures: { people: 5, hours: 34, base: { misc, 'outgoing-call': 1 - misc } },
})
const open = (group: () => Promise<readonly GroupWeek[]>, hash = '#team&month=2026-10-01') =>
  openReport({ seen, layout: async () => 'group', group, hash })

it('shows what a team in group mode gives, and says why the rest is not', async () => {
  const { team } = await open(async () => [
    week('2026-10-05', 0.2),
    week('2026-10-12', 0.4),
    { week: '2026-10-19', why: 'few' },
  ])
  await waitFor(() => $('#shares svg'))
  expect(text('#group-mode')).toMatch(/Nobody is shown by name/)
  expect(text('#shares')).toMatch(/Outgoing call.*70%/)
  const rows = [...document.querySelectorAll('#shares tbody tr')].map((row) => row.textContent)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatch(/5 or more.*34.*80%/)
  expect(text('#group-missing')).toMatch(/fewer than five people/)
  expect(document.querySelector('#whose')).toBeNull()
  // The page requests only the weeks that lie completely in the month.
  expect(team.group.mock.calls[0]?.[0]).toEqual({ from: '2026-10-05', to: '2026-10-25' })
})

it('asks for nothing where the range has no whole week', async () => {
  const group = vi.fn(async () => [])
  await open(group, '#team&own=2026-10-06..2026-10-17')
  await waitFor(() => expect(text('#group')).toMatch(/no whole week/))
  expect(group).not.toHaveBeenCalled()
})

it('says that the server does not answer, and asks again', async () => {
  const group = vi.fn<() => Promise<readonly GroupWeek[]>>(async () =>
    Promise.reject(Object.assign(new Error(), { failure: 'network' })),
  )
  await open(group)
  await waitFor(() => expect(text('#group [role=alert]')).toMatch(/cannot be reached/))
  group.mockResolvedValue([week('2026-10-05', 0.2)])
  $('#group-again').click()
  await waitFor(() => $('#shares svg'))
})

it.each([
  ['2026-10-01', '2026-10-31', { from: '2026-10-05', to: '2026-10-25' }],
  ['2026-10-05', '2026-10-11', { from: '2026-10-05', to: '2026-10-11' }],
  ['2026-10-06', '2026-10-18', { from: '2026-10-12', to: '2026-10-18' }],
  ['2026-10-06', '2026-10-17', undefined],
] as const)('the whole weeks of %s to %s', (from, to, weeks) => {
  expect(wholeWeeks({ from, to })).toEqual(weeks)
})

it('a mean counts each week once', () => {
  const shares = meanShares([week('2026-10-05', 0.2), week('2026-10-12', 0.4)])
  expect(shares.misc).toBeCloseTo(0.3)
})
