// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readSettings } from '../../../src/store/settings.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { type SettingsPart, settingsPart } from '../../../src/ui/pages.ts'
import { $ } from '../../support/mounted-popup.ts'
import { browserNotices, isOn, openSettings } from '../../support/ui/settings-page.ts'

describe('a link to a part with a form', () => {
  const LINKS: Record<SettingsPart, string> = { 'to-company': 'invite', 'own-hosts': 'own-host' }
  const parts = Object.entries(LINKS) as [SettingsPart, string][]
  const hashOf = (part: SettingsPart) => settingsPart(part).replace(/^.*#/, '')
  const leaveLink = () => {
    location.hash = ''
  }
  const comesTo = (field: string) =>
    vi.waitFor(() => expect(document.activeElement?.id).toBe(field))

  it.each(parts)('puts the focus into it when the page opens: %s', async (part, field) => {
    location.hash = hashOf(part)
    onTestFinished(leaveLink)
    await openSettings()
    await comesTo(field)
    expect($(`#${part}`).querySelector('form')).not.toBeNull()
  })

  it.each(parts)('puts the focus into it while the page is open: %s', async (part, field) => {
    await openSettings()
    expect(document.activeElement?.id).not.toBe(field)
    location.hash = hashOf(part)
    onTestFinished(leaveLink)
    await comesTo(field)
  })

  it('shows a section without taking the focus', async () => {
    location.hash = 'crm'
    onTestFinished(leaveLink)
    await openSettings()
    expect(document.activeElement).toBe(document.body)
  })
})

it('lists the sections of the page, in their order, each with its title', async () => {
  await openSettings()
  await vi.waitFor(() => $('#categories'))
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.sections > .list a')]
  const sections = [...document.querySelectorAll('main > section')]
  expect(links.map((link) => link.getAttribute('href'))).toEqual(sections.map(({ id }) => `#${id}`))
  expect(links.map((link) => link.textContent)).toEqual(
    sections.map((section) => section.querySelector('h2')?.textContent),
  )
})

it('says so when a change could not be stored', async () => {
  const { db } = await openSettings()
  vi.spyOn(db.named, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  $('#keepRecords').click()
  await vi.waitFor(() => expect($('.said.failed').textContent).toMatch(/disk is full/))
  expect(isOn('keepRecords')).toBe(false)
})

describe('how Stint counts', () => {
  const set = async (name: string, value: string) => {
    const field = await vi.waitFor(() => $<HTMLInputElement>(`#${name}`))
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('can be set in plain units, and reset', async () => {
    const { db } = await openSettings()
    await set('idleAfter', '10')
    await vi.waitFor(async () => expect((await readSettings(db)).idleAfter).toBe(600_000))
    $('#rules-default').click()
    await vi.waitFor(async () => expect((await readSettings(db)).idleAfter).toBe(300_000))
  })

  it.each([
    ['enterAfter', '0'],
    ['enterAfter', ''],
    ['gapAfter', '1'],
    ['capAfter', '3'],
    ['longAfter', '13'],
  ])('refuses %s = "%s" in words, and stores nothing', async (name, value) => {
    const { db } = await openSettings()
    const before = await readSettings(db)
    await set(name, value)
    await vi.waitFor(() => expect($('#rules').textContent).toMatch(/Not saved/))
    expect(await readSettings(db)).toEqual(before)
  })
})

describe('the notification', () => {
  it('is requested within the click, and then on', async () => {
    const { db, notices, changed } = await openSettings()
    await vi.waitFor(() => expect($<HTMLButtonElement>('#notify').disabled).toBe(false))
    expect(isOn('notify')).toBe(false)
    $('#notify').click()
    expect(notices.request).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(isOn('notify')).toBe(true))
    expect((await readSettings(db)).notify).toBe(true)
    expect(changed).toHaveBeenCalled()
    $('#notify').click()
    await vi.waitFor(async () => expect((await readSettings(db)).notify).toBe(false))
    expect(notices.request).toHaveBeenCalledOnce()
  })

  it('stays off if the browser does not allow it, and says so', async () => {
    const { db } = await openSettings({ notices: browserNotices(false) })
    await vi.waitFor(() => expect($<HTMLButtonElement>('#notify').disabled).toBe(false))
    $('#notify').click()
    await vi.waitFor(() => expect($('#notify-more').textContent).toContain('stays off'))
    expect((await readSettings(db)).notify).toBe(false)
  })

  it("is off once the browser's permission was removed", async () => {
    const { notices } = await openSettings()
    await vi.waitFor(() => expect($<HTMLButtonElement>('#notify').disabled).toBe(false))
    $('#notify').click()
    await vi.waitFor(() => expect(isOn('notify')).toBe(true))
    notices.revoke()
    await vi.waitFor(() => expect(isOn('notify')).toBe(false))
    expect($('#notify-more').textContent).toContain('Permission was removed')
  })
})

describe('a recording', () => {
  it('is made, saved as a file with an event a line, and deleted', async () => {
    const { db } = await openSettings()
    const files: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation(
      (blob) => `blob:${files.push(blob as Blob)}`,
    )
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
    onTestFinished(() => void vi.restoreAllMocks())
    expect(document.querySelector('#trace-save')).toBeNull()
    $('#trace').click()
    await vi.waitFor(() => $('#trace-save'))
    await switchTo(db, 'research')
    $('#trace-save').click()
    await vi.waitFor(() => expect(clicked).toHaveBeenCalledOnce())
    const lines = ((await files[0]?.text()) ?? '').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(['settings', 'pick'])
    $('#trace-delete').click()
    await vi.waitFor(() => expect(document.querySelector('#trace-save')).toBeNull())
    expect((await readSettings(db)).recordTrace).toBe(true)
  })
})

describe('keys', () => {
  it('of the panel are off until they are switched on', async () => {
    const { db } = await openSettings()
    expect(isOn('panelKeys')).toBe(false)
    $('#panelKeys').click()
    await vi.waitFor(() => expect(isOn('panelKeys')).toBe(true))
    expect((await readSettings(db)).panelKeys).toBe(true)
  })

  it('of the browser are shown as they are, with the place where they are changed', async () => {
    const { keys } = await openSettings()
    await vi.waitFor(() => expect($('#keys .shortcuts').textContent).toContain('Alt+Shift+9'))
    expect([...document.querySelectorAll('#keys kbd')].map((key) => key.textContent)).toEqual([
      'Alt+Shift+9',
      'F8',
    ])
    expect($('#keys').textContent).toContain('chrome://extensions/shortcuts')
    $('#set-shortcut').click()
    expect(keys.setShortcut).toHaveBeenCalledOnce()
  })
})
