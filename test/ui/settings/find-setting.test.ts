// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { findSettings } from '../../../src/ui/settings/search-settings.ts'
import { SECTIONS } from '../../../src/ui/settings/section-titles.ts'
import { SETTINGS } from '../../../src/ui/settings/setting-index.ts'
import { en as find } from '../../../src/ui/words/find-setting-en.ts'
import { ru as findRu } from '../../../src/ui/words/find-setting-ru.ts'
import { ru as pagesRu } from '../../../src/ui/words/pages-ru.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openSettings } from '../../support/ui/settings-page.ts'

const first = (words: string) => findSettings(words)[0]?.id
const all = (words: string) => findSettings(words).map(({ id }) => id)

describe('the search over all settings', () => {
  it('finds each by its label', () => {
    for (const { id, label } of SETTINGS) expect(all(label), label).toContain(id)
  })

  it('finds each by every other word for it, in both languages', () => {
    for (const { id, also } of SETTINGS)
      for (const word of `${find.also[also]} ${findRu.also[also]}`.split(' '))
        expect(all(word), word).toContain(id)
  })

  it('finds a setting by the label of the other language', () => {
    for (const name of ['autoStart', 'sendNotes', 'notifyDay'] as const)
      expect(all(pagesRu[name]), name).toContain(name)
  })

  it.each([
    ['idle', 'idleAfter'],
    ['notif', 'notify'],
    ['notifcation', 'notify'],
    ['уведомления', 'notify'],
    ['цвет', 'personal'],
    ['color', 'personal'],
    ['connect', 'to-company'],
    ['подключить', 'to-company'],
    ['HubSpot', 'find-product'],
    ['Битрикс', 'find-product'],
    ['резервная копия', 'backup-save'],
    ['бэкап', 'backup-save'],
    ['restore', 'backup-file'],
    ['горячие клавиши', 'shortcuts'],
    ['end of my day', 'workdayEnd'],
  ])('"%s" leads to %s', (words, id) => {
    expect(all(words).slice(0, 3), words).toContain(id)
  })

  it('needs all the words, and may find nothing', () => {
    expect(findSettings('backup pelican')).toEqual([])
    expect(first('send notes')).toBe('sendNotes')
  })
})

describe('on the page', () => {
  const type = (words: string) => {
    $<HTMLInputElement>('#find-setting').value = words
    $('#find-setting').dispatchEvent(new Event('input', { bubbles: true }))
  }
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.found a')]
  const leaveLink = () => {
    location.hash = ''
  }

  it('every setting has a place, and every control a setting', async () => {
    await openSettings()
    await vi.waitFor(() => $('#categories[data-ready]'))
    for (const { id, section } of SETTINGS)
      expect($(`#${id}`).closest('section')?.id, id).toBe(section)
    const controls = [...document.querySelectorAll('[role=switch], .setting select')]
    const known: readonly string[] = SETTINGS.map(({ id }) => id)
    expect(
      controls
        .map(({ id }) => id)
        .filter((id) => !/^(product|call)-/.test(id) && !known.includes(id)),
    ).toEqual([])
    expect(controls.length).toBeGreaterThan(8)
  })

  it('the settings are listed by sections of the page', () => {
    const order = SECTIONS.map(([id]) => id)
    const used = SETTINGS.map(({ section }) => order.indexOf(section))
    expect(used).toEqual(used.toSorted((a, b) => a - b))
    expect(new Set(used).size).toBe(order.length)
  })

  it('results replace the list of sections; one leads to its control', async () => {
    onTestFinished(leaveLink)
    await openSettings()
    type('summary')
    await vi.waitFor(() => expect(links()[0]?.getAttribute('href')).toBe('#notifyDay'))
    expect(document.querySelector('.sections > .list')).toBeNull()
    expect($('.sections [role=status]').textContent).toMatch(/^\d+ settings?$/)
    links()[0]?.click()
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('notifyDay'))
    await vi.waitFor(() => $('.sections > .list'))
  })

  it('Enter leads to the first result, into a folded part, too', async () => {
    onTestFinished(leaveLink)
    await openSettings()
    await vi.waitFor(() => $('#privates'))
    type('private categories')
    await vi.waitFor(() => expect(links()[0]?.getAttribute('href')).toBe('#privates'))
    $('search form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await vi.waitFor(() => expect(document.activeElement?.closest('#privates')).not.toBeNull())
  })

  it('says that nothing was found; Escape brings the sections back', async () => {
    await openSettings()
    type('pelican')
    await vi.waitFor(() =>
      expect($('.sections [role=status]').textContent).toBe('No such setting.'),
    )
    $('#find-setting').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await vi.waitFor(() => $('.sections > .list'))
    expect($<HTMLInputElement>('#find-setting').value).toBe('')
  })
})
