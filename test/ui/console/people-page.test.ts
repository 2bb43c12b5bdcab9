// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MemberEntry, TeamEntry } from '../../../src/sync/contract.ts'
import { readAddress } from '../../../src/ui/console/address.ts'
import { PeoplePage } from '../../../src/ui/console/people/people-page.tsx'
import type { PageProps } from '../../../src/ui/console/ports.ts'
import { $ } from '../../support/mounted-popup.ts'
import { choose, text, untilText } from '../../support/ui/categories-section.ts'

const NORTH = { id: 'north', name: 'North' }
const SOUTH = { id: 'south', name: 'South' }
const MIA = { id: 'mia', name: 'Mia' }

const team = (one: typeof NORTH, heads: (typeof MIA)[] = []) =>
  ({ ...one, members: 1, former: 0, heads }) as TeamEntry
const person = (name: string, team = NORTH) =>
  ({ id: name, name, team, role: 'member', leads: [], devices: 0 }) as unknown as MemberEntry

const open = async (people: MemberEntry[], teams: TeamEntry[], hash = '#people') => {
  let members = people
  const ports = {
    members: vi.fn(async () => members),
    teams: async () => teams,
    move: vi.fn(async (id: string, to: string) => {
      const moved = teams.find((one) => one.id === to)
      members = members.map((one) => (one.id === id && moved ? { ...one, team: moved } : one))
    }),
  }
  const props = {
    ports: { people: ports },
    me: MIA,
    address: readAddress(hash),
    go: vi.fn(),
  } as unknown as PageProps
  render(h(PeoplePage, props), document.body)
  await vi.waitFor(() => $('#people-table tbody tr'))
  return ports
}

const tick = async (name: string) => {
  $<HTMLInputElement>(`[aria-label="Select ${name}"]`).click()
  await untilText('#bulk', /Selected/)
}
const canMove = () => !$<HTMLButtonElement>('#bulk-move').disabled

afterEach(() => render(null, document.body))

describe('people who are selected', () => {
  it('are offered the team that they are not in, and are not moved back by a second click', async () => {
    const { move } = await open([person('Anna'), person('Ben')], [team(NORTH), team(SOUTH)])
    await tick('Anna')
    expect($<HTMLSelectElement>('#bulk-team').value).toBe('south')
    $('#bulk-move').click()
    await untilText('#bulk', /Done: 1 person/)
    $('#bulk-move').click()
    expect(move.mock.calls).toEqual([['Anna', 'south']])
    expect(canMove()).toBe(false)
  })

  it('are moved only if they are in another team', async () => {
    const { move } = await open([person('Anna'), person('Ben', SOUTH)], [team(NORTH), team(SOUTH)])
    await tick('Anna')
    choose('#bulk-team', 'north')
    await vi.waitFor(() => expect(canMove()).toBe(false))
    await tick('Ben')
    await vi.waitFor(() => expect(canMove()).toBe(true))
    $('#bulk-move').click()
    await untilText('#bulk', /Done: 1 person/)
    expect(move.mock.calls).toEqual([['Ben', 'north']])
  })

  it('cannot be moved where there is one team', async () => {
    await open([person('Anna')], [team(NORTH)])
    await tick('Anna')
    expect(document.querySelector('#bulk-move')).toBeNull()
  })
})

describe("the set-up's last step", () => {
  it('asks for people first', async () => {
    await open([person('Mia')], [team(NORTH)], '#people?setup=3')
    expect(text('#last-step')).toMatch(/^Now add your people/)
  })

  it('says when it is complete, and that a team needs a manager', async () => {
    await open([person('Mia'), person('Anna')], [team(NORTH)], '#people?setup=3')
    expect(text('#last-step')).toMatch(/complete.*Nobody sees the team’s time yet/)
  })

  it('says nothing of managers where each team has one', async () => {
    await open([person('Mia'), person('Anna')], [team(NORTH, [MIA])], '#people?setup=3')
    expect(text('#last-step')).toMatch(/complete/)
    expect(text('#last-step')).not.toMatch(/Nobody sees/)
  })
})
