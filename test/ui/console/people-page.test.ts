// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MemberEntry, TeamEntry } from '../../../src/sync/contract.ts'
import { readAddress } from '../../../src/ui/console/address.ts'
import { PeoplePage } from '../../../src/ui/console/people/people-page.tsx'
import { useLinks } from '../../../src/ui/console/people/use-links.ts'
import type { PageProps } from '../../../src/ui/console/ports.ts'
import { Shell } from '../../../src/ui/console/shell.tsx'
import { $ } from '../../support/mounted-popup.ts'
import { choose, text, type, untilText } from '../../support/ui/categories-section.ts'

const NORTH = { id: 'north', name: 'North' }
const SOUTH = { id: 'south', name: 'South' }
const MIA = { id: 'mia', name: 'Mia' }

const team = (one: typeof NORTH, heads: (typeof MIA)[] = []) =>
  ({ ...one, members: 1, former: 0, heads }) as TeamEntry
const person = (name: string, team = NORTH) =>
  ({ id: name, name, team, role: 'member', leads: [], devices: 0 }) as unknown as MemberEntry

const open = async (
  people: MemberEntry[],
  teams: TeamEntry[],
  hash = '#people',
  ready = '#people-table tbody tr',
) => {
  let members = people
  let devices = ['Chrome on Windows', 'Firefox on Linux'].map((label) => ({
    ...{ id: label, label, console: false, connectedAt: 0, lastSeenAt: 0 },
  }))
  const ports = {
    members: vi.fn(async () => members),
    teams: async () => teams,
    invite: vi.fn(async (id: string) => ({
      link: `https://a.example/join#${id}`,
      expiresAt: 1e12,
    })),
    add: vi.fn(async ({ name }: { name: string }) => {
      const member = person(name)
      members = [...members, member]
      return { member, invite: { link: `https://a.example/join#${name}`, expiresAt: 1e12 } }
    }),
    devices: vi.fn(async () => devices),
    revoke: vi.fn(async (_: string, id: string) => {
      devices = devices.filter((device) => device.id !== id)
    }),
    leave: vi.fn(async () => undefined),
    kept: vi.fn(async () => []),
    importTable: vi.fn(async () => ({
      people: [{ line: 2, name: 'Lea', team: 'North', role: 'manager' }],
      newTeams: [],
    })),
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
  const Page = () => h(PeoplePage, { ...props, links: useLinks() })
  render(h(Page, {}), document.body)
  await vi.waitFor(() => $(ready))
  return ports
}

const tick = async (name: string) => {
  $<HTMLInputElement>(`[aria-label="Select ${name}"]`).click()
  await untilText('#bulk', /Selected/)
}
const linksShown = () =>
  [...document.querySelectorAll('.links-made li strong')].map(({ textContent }) => textContent)

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

describe('links that were made on this visit', () => {
  it('stay in a list, the newest first, also while other persons and forms are looked at', async () => {
    await open([person('Mia')], [team(NORTH)])
    $('#add-person').click()
    await vi.waitFor(() => $('#person-name'))
    for (const name of ['Anna', 'Ben']) {
      type('#person-name', name)
      await vi.waitFor(() => expect($<HTMLInputElement>('#person-name').value).toBe(name))
      $<HTMLButtonElement>('form.panel button[type=submit]').click()
      await untilText('.links-made li', new RegExp(name))
    }
    expect(linksShown()).toEqual(['Ben', 'Anna'])
    $('#import-people').click()
    await vi.waitFor(() => $('#table'))
    expect(linksShown()).toEqual(['Ben', 'Anna'])
  })

  it('have one of each person: a new one voids the one before', async () => {
    const { invite } = await open([person('Mia'), person('Anna')], [team(NORTH)])
    for (const name of ['Anna', 'Mia']) await tick(name)
    $('#bulk-invite').click()
    await untilText('#bulk', /Done: 2/)
    await vi.waitFor(() => expect(linksShown()).toEqual(['Mia', 'Anna']))
    invite.mockResolvedValue({ link: 'https://a.example/join#again', expiresAt: 1e12 })
    $('[aria-label="Select Mia"]').click()
    await untilText('#bulk', /Selected: 1/)
    $('#bulk-invite').click()
    await vi.waitFor(() =>
      expect($<HTMLInputElement>('.links-made input').value).toBe('https://a.example/join#again'),
    )
    expect(linksShown()).toEqual(['Anna', 'Mia'])
  })
})

describe('a link that is not copied yet', () => {
  const isAskedAtClosing = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const makeLink = async () => {
    await tick('Anna')
    $('#bulk-invite').click()
    await vi.waitFor(() => expect(linksShown()).toEqual(['Anna']))
  }

  it('is still there after a look at another page', async () => {
    const account = { devices: async () => ({ devices: [] }) }
    const people = {
      members: async () => [person('Anna')],
      teams: async () => [team(NORTH)],
      invite: async () => ({ link: 'https://a.example/join#anna', expiresAt: 1e12 }),
    }
    const ports = { people, account, prepareDates: async () => undefined }
    const me = { ...MIA, role: 'administrator', leads: [], team: 'North', member: 'Mia' }
    const props = { ports, me, leave: () => undefined, isNext: false }
    location.hash = '#people'
    render(h(Shell, props as unknown as Parameters<typeof Shell>[0]), document.body)
    await vi.waitFor(() => $('#people-table tbody tr'))
    await makeLink()
    for (const page of ['account', 'people']) {
      location.hash = `#${page}`
      dispatchEvent(new Event('hashchange'))
      await vi.waitFor(() => $(`main[data-page=${page}]`))
    }
    await vi.waitFor(() => expect(linksShown()).toEqual(['Anna']))
  })

  it.each([
    ['copied by the button', () => $('.copying button').click()],
    ['copied with keys', () => void $('.copying input').dispatchEvent(new Event('copy'))],
    ['saved', () => $('#save-links').click()],
  ])('makes the browser ask before the page is closed, until it is %s', async (how, take) => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async () => undefined } })
    await open([person('Anna'), person('Mia')], [team(NORTH)])
    expect(isAskedAtClosing()).toBe(false)
    if (how === 'saved') await tick('Mia')
    await tick('Anna')
    $('#bulk-invite').click()
    await vi.waitFor(() => expect(linksShown()).toContain('Anna'))
    await vi.waitFor(() => expect(isAskedAtClosing()).toBe(true))
    take()
    await vi.waitFor(() => expect(isAskedAtClosing()).toBe(false))
    vi.unstubAllGlobals()
  })

  it('of an earlier visit is found among people with no browser yet, and made again', async () => {
    const anna = { ...person('Anna'), invitedUntil: 1e12 }
    await open([anna, { ...person('Ben'), devices: 1 }], [team(NORTH)])
    $('#show-waiting').click()
    await vi.waitFor(() => expect(text('#people-table tbody')).not.toMatch(/Ben/))
    $('#select-all').click()
    await vi.waitFor(() => $('#bulk-invite').click())
    await vi.waitFor(() => expect(linksShown()).toEqual(['Anna']))
  })
})

describe('the link of a person who leaves', () => {
  it('is no longer in the list', async () => {
    await open([person('Mia'), person('Anna')], [team(NORTH)])
    for (const name of ['Anna', 'Mia']) await tick(name)
    $('#bulk-invite').click()
    await vi.waitFor(() => expect(linksShown()).toEqual(['Mia', 'Anna']))
    $('[aria-label="Select Mia"]').click()
    await untilText('#bulk', /Selected: 1/)
    $('#bulk-leave').click()
    await vi.waitFor(() => $('#bulk-leave-yes').click())
    await vi.waitFor(() => expect(linksShown()).toEqual(['Mia']))
  })
})

describe('a table of people', () => {
  it('shows the role of each before anybody is added', async () => {
    await open([person('Mia')], [team(NORTH)])
    $('#import-people').click()
    await vi.waitFor(() => $('#table'))
    type('#table', 'name;role\nLea;manager')
    await vi.waitFor(() => expect($<HTMLButtonElement>('#import-next').disabled).toBe(false))
    $('#import-next').click()
    await untilText('.preview', /Lea.*Manager/)
  })
})

describe('one person', () => {
  const openAnna = async (others: MemberEntry[] = []) => {
    const people = [person('Anna'), ...others]
    const ports = await open(people, [team(NORTH)], '#people?person=Anna', '#person-form')
    await vi.waitFor(() => $('#devices tr'))
    return ports
  }

  it('keeps a disconnected browser in its place, so that a second click hits no other', async () => {
    const { revoke } = await openAnna()
    const buttonAt = (row: number) => $(`#devices tr:nth-child(${row}) button`)
    buttonAt(1).click()
    await untilText('#devices tr:nth-child(1)', /Chrome on Windows.*Disconnected/)
    buttonAt(1).click()
    await untilText('#devices tr:nth-child(2)', /Firefox on Linux.*Disconnect$/)
    expect(revoke.mock.calls).toEqual([['Anna', 'Chrome on Windows']])
  })

  it('leaves at once only after a question', async () => {
    const { leave } = await openAnna()
    $('#leave-now').click()
    await vi.waitFor(() => $('#leave-now-yes'))
    expect(leave).not.toHaveBeenCalled()
    $('#leave-now-yes').click()
    await vi.waitFor(() => expect(leave.mock.calls).toEqual([['Anna', undefined]]))
  })

  it('is merged with an entry that is found by name or address among 500', async () => {
    const others = Array.from({ length: 500 }, (_, i) => person(`Rep ${i}`))
    const { kept } = await openAnna([...others, { ...person('A. Lee'), email: 'lee@a.example' }])
    const found = () =>
      [...document.querySelectorAll('.found button')].map(({ textContent }) => textContent)
    expect(found()).toEqual([])
    type('#merge-find', 'rep')
    await vi.waitFor(() => expect(found()).toHaveLength(8))
    expect(text('#merge-find-more')).toContain('and 492 people more')
    type('#merge-find', 'LEE@')
    await vi.waitFor(() => expect(found()).toEqual(['A. Lee']))
    $('.found button').click()
    await untilText('#merge-preview', /“A. Lee” becomes part of “Anna”/)
    expect(kept.mock.calls).toEqual([['A. Lee']])
  })
})

describe('five hundred people', () => {
  const shown = () => document.querySelectorAll('#people-table tbody tr').length

  it('are searched and selected as a whole, and a hundred are drawn first', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `Rep ${i}`)
    await open(
      names.map((name) => person(name)),
      [team(NORTH)],
    )
    expect(shown()).toBe(100)
    $('#select-all').click()
    await untilText('#bulk', /Selected: 500/)
    type('#find', 'rep 499')
    await vi.waitFor(() => expect(shown()).toBe(1))
    type('#find', '')
    await vi.waitFor(() => expect(shown()).toBe(100))
    $('#show-all').click()
    await vi.waitFor(() => expect(shown()).toBe(500))
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
