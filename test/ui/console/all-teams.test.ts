// @vitest-environment happy-dom
import { h, render } from 'preact'
import { expect, it, vi } from 'vitest'
import { rangeAround } from '../../../src/core/report/range.ts'
import type { Person } from '../../../src/core/report/team.ts'
import { AllTeams } from '../../../src/ui/console/team/all-teams-report.tsx'
import { $ } from '../../support/mounted-popup.ts'
import { text } from '../../support/ui/report-page.ts'

const TEAMS = [
  { id: 'north', name: 'North' },
  { id: 'south', name: 'South' },
]
const day = {
  date: '2026-11-23',
  work: { misc: 3_600_000 },
  base: { misc: 3_600_000 },
  products: {},
  longest: {},
  automatic: 0,
  byHand: 3_600_000,
  edited: 0,
  unexplained: 0,
  missing: 0,
  overlapping: 0,
  breaks: 0,
  private: 0,
  switches: 1,
}
const anna: Person = {
  id: 'anna',
  name: 'Anna Lee',
  since: '2026-01-01',
  lastSent: '2026-11-23',
  expected: { week: [8, 8, 8, 8, 8, 0, 0], off: [] },
  days: [day],
}

it('of a team in group mode nothing is shown, and all teams together say that it is left out', async () => {
  const people = vi.fn(async ({ team }: { team: string }) =>
    team === 'north' ? [anna] : ('group' as const),
  )
  render(
    h(AllTeams, {
      ports: { people } as never,
      teams: TEAMS,
      range: rangeAround('week', '2026-11-23'),
      today: '2026-11-26',
      zone: 'UTC',
      person: '',
      show: () => undefined,
      open: () => undefined,
    }),
    document.body,
  )
  await vi.waitFor(() => $('#teams tbody tr'))
  const [north, south] = [...document.querySelectorAll('#teams tbody tr')].map(
    (row) => row.textContent,
  )
  expect(north).toMatch(/^North1/)
  expect(south).toBe('Southin group mode: no figures by name')
  expect(text('#left-out')).toMatch(/Not in these figures: South\./)
  expect(document.querySelectorAll('#people tbody tr')).toHaveLength(1)
  render(null, document.body)
})
