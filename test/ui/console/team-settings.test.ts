// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MemberEntry, Removed, Team, TeamEntry, TeamMode } from '../../../src/sync/contract.ts'
import { readAddress } from '../../../src/ui/console/address.ts'
import type { PageProps } from '../../../src/ui/console/ports.ts'
import { SettingsPage } from '../../../src/ui/console/settings/settings-page.tsx'
import { $ } from '../../support/mounted-popup.ts'
import { choose, submit, text, untilText } from '../../support/ui/categories-section.ts'

const SALES = { id: 'sales', name: 'Sales' }
const ADA = { id: 'ada', name: 'Ada' }
const OTTO = { id: 'otto', name: 'Otto' }
const ASKED: TeamMode = {
  mode: 'group',
  since: '2026-09-02',
  asked: { at: Date.UTC(2026, 8, 10), until: Date.UTC(2026, 8, 17, 12) },
}

const person = (one: { id: string; name: string }, leads: string[] = []) =>
  ({ ...one, leads: leads.map((id) => ({ id, name: id })) }) as unknown as MemberEntry

interface Opened {
  role?: 'manager' | 'administrator'
  mode?: TeamMode
  askedBy?: { id: string; name: string }
  removed?: Removed
}

const open = async ({
  role = 'administrator',
  mode = { mode: 'named' },
  askedBy,
  removed = { removed: 7 },
}: Opened = {}) => {
  const team: Team = { ...SALES, role, shareMiddle: false, mode }
  const settings = {
    read: vi.fn(async () => team),
    change: vi.fn(async () => team),
    setMode: vi.fn(async () => mode),
    retention: vi.fn(async () => ({
      until: Date.UTC(2025, 0, 1, 12),
      teams: [{ ...SALES, old: 7, all: 90 }],
    })),
    removeOld: vi.fn(async () => removed),
  }
  const people = {
    teams: async () => [{ ...SALES, ...(askedBy && { askedBy }) } as TeamEntry],
    members: async () => [
      person(ADA),
      person(OTTO, ['other']),
      person({ id: 'mia', name: 'Mia' }, ['sales']),
    ],
    change: vi.fn(async () => person(OTTO)),
  }
  const props = {
    ports: { settings, people },
    me: { ...ADA, role, leads: role === 'manager' ? [SALES] : [] },
    address: readAddress('#settings'),
    go: vi.fn(),
  } as unknown as PageProps
  render(h(SettingsPage, props), document.body)
  await vi.waitFor(() => $('[data-ready] #week-form'))
  return { ...settings, people }
}

afterEach(() => render(null, document.body))

describe("a team's settings", () => {
  it('store the week and the holidays together', async () => {
    const { change } = await open()
    expect(text('#week-form')).toMatch(/No days are set/)
    $<HTMLInputElement>('#works-5').click()
    await vi.waitFor(() => $('#usual-week'))
    const from = $<HTMLInputElement>('#holiday-from')
    from.value = '2026-12-25'
    from.dispatchEvent(new Event('input', { bubbles: true }))
    await vi.waitFor(() => expect($<HTMLButtonElement>('#add-holiday').disabled).toBe(false))
    $('#add-holiday').click()
    await untilText('#holidays', /December 25, 2026/)
    submit('#week-form')
    await vi.waitFor(() => expect(change).toHaveBeenCalledOnce())
    expect(change).toHaveBeenCalledWith('sales', {
      workingTime: {
        week: [8, 8, 8, 8, 0, 0, 0],
        off: [{ from: '2026-12-25', to: '2026-12-25' }],
      },
    })
  })

  it('have no group mode to change, heads or retention for a manager', async () => {
    await open({ role: 'manager' })
    expect(text('#group-mode')).toMatch(/Administrators can change this/)
    expect(document.querySelector('#enter-group, #heads, #retention')).toBeNull()
  })

  it('enter group mode only after a second question', async () => {
    const { setMode } = await open()
    $('#enter-group').click()
    await untilText('#group-mode', /never will be/)
    expect(setMode).not.toHaveBeenCalled()
    $('#enter-group-yes').click()
    await vi.waitFor(() => expect(setMode).toHaveBeenCalledWith('sales', 'group'))
  })

  it('show what waits: who has asked can only take it back', async () => {
    await open({ mode: ASKED, askedBy: ADA })
    expect(text('#group-mode .sees')).toMatch(/You have asked.*September 17, 2026/)
    expect(document.querySelector('#confirm-named')).toBeNull()
    expect($('#keep-group')).toBeTruthy()
  })

  it('let another administrator confirm', async () => {
    const { setMode } = await open({ mode: ASKED, askedBy: OTTO })
    expect(text('#group-mode .sees')).toMatch(/Otto has asked/)
    $('#confirm-named').click()
    await vi.waitFor(() => expect(setMode).toHaveBeenCalledWith('sales', 'named'))
  })

  it('add a head who keeps the teams that they lead', async () => {
    const { people } = await open()
    expect(text('#heads li')).toMatch(/^Mia/)
    // The list of possible heads contains neither Mia, who is a head already, nor Ada, the administrator
    // who uses the page.
    expect(text('#new-head')).not.toMatch(/Ada|Mia/)
    choose('#new-head', 'otto')
    await vi.waitFor(() => expect($<HTMLButtonElement>('#add-head').disabled).toBe(false))
    $('#add-head').click()
    await vi.waitFor(() =>
      expect(people.change).toHaveBeenCalledWith('otto', { leads: ['other', 'sales'] }),
    )
  })
})

describe('retention', () => {
  it('removes what was shown, after a second question', async () => {
    const { retention, removeOld } = await open()
    submit('#retention form')
    await untilText('#retention table', /Sales790/)
    expect(retention).toHaveBeenCalledWith(1095)
    $('#remove-old').click()
    await untilText('#retention', /cannot be brought back/)
    expect(removeOld).not.toHaveBeenCalled()
    $('#remove-old-yes').click()
    await untilText('#retention', /Removed: 7 entries/)
    expect(document.querySelector('#remove-old')).toBeNull()
  })

  it('says that a long removal goes on', async () => {
    await open({ removed: {} })
    submit('#retention form')
    await vi.waitFor(() => $('#remove-old').click())
    await vi.waitFor(() => $('#remove-old-yes').click())
    await untilText('#retention', /continues in the background/)
  })
})
