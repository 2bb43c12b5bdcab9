// @vitest-environment happy-dom
// Live queries look for the browser's own IndexedDB when Dexie is loaded.
import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { productById } from '../../../src/core/crm/products.ts'
import { acknowledge } from '../../../src/store/outbox/acknowledge.ts'
import { connectTo, disconnect } from '../../../src/store/outbox/connection.ts'
import { takeIn } from '../../../src/store/outbox/history.ts'
import { askToSend, changeSending, readSendDue } from '../../../src/store/outbox/sending.ts'
import {
  changeSettings,
  keepPolicy,
  readSettings,
  setOwnHost,
} from '../../../src/store/settings.ts'
import { apply, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { type SettingsPart, settingsPart } from '../../../src/ui/pages.ts'
import { mountSettings } from '../../../src/ui/settings/mount.tsx'
import type { ConnectAnswer } from '../../../src/ui/settings/ports.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $ } from '../../support/mounted-popup.ts'

/** A browser that allows notifications when asked, or does not. */
const browserNotices = (answer = true) => {
  const watchers = new Set<() => void>()
  let allowed = false
  const set = (to: boolean) => {
    allowed = to
    for (const call of watchers) call()
  }
  return {
    granted: async () => allowed,
    request: vi.fn(async () => {
      set(answer)
      return answer
    }),
    revoke: () => set(false),
    watch: (call: () => void) => {
      watchers.add(call)
      return () => watchers.delete(call)
    },
  }
}

const stand = async ({
  hosts = grantingBrowser(),
  notices = browserNotices(),
  answer = { ok: true, member: 'Ann' } as ConnectAnswer,
} = {}) => {
  const db = freshProfile().open()
  const doors = {
    db,
    hosts,
    notices,
    backup: { save: vi.fn(), read: vi.fn() },
    storage: { used: async () => 1, isProtected: async () => true, protect: async () => true },
    connect: vi.fn(async () => answer),
    leave: vi.fn(async () => {}),
    fetchHistory: vi.fn(async () => {}),
    cancel: vi.fn(),
    team: { look: vi.fn(async () => {}), change: vi.fn(async () => undefined) },
    keys: {
      kind: 'chromium' as const,
      shortcuts: async () => ({ open: 'Alt+Shift+9', back: 'F8' }),
      setShortcut: vi.fn(),
    },
    changed: vi.fn(),
  }
  onTestFinished(mountSettings(document.body, doors))
  await vi.waitFor(() => expect($<HTMLButtonElement>('#product-hubspot').disabled).toBe(false))
  return doors
}

const isOn = (id: string) => $(`#${id}`).getAttribute('aria-checked') === 'true'

const search = (text: string) => {
  $<HTMLInputElement>('#find-product').value = text
  $('#find-product').dispatchEvent(new Event('input', { bubbles: true }))
}
const labels = () => [...document.querySelectorAll('.products label')].map((l) => l.textContent)

describe('a link to a part with a form', () => {
  const LINKS: Record<SettingsPart, string> = { 'to-company': 'endpoint', 'own-hosts': 'own-host' }
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
    await stand()
    await comesTo(field)
    expect($(`#${part}`).querySelector('form')).not.toBeNull()
  })

  it.each(parts)('and while it is open: %s', async (part, field) => {
    await stand()
    expect(document.activeElement?.id).not.toBe(field)
    location.hash = hashOf(part)
    onTestFinished(leaveLink)
    await comesTo(field)
  })

  it('shows a section without taking the focus', async () => {
    location.hash = 'crm'
    onTestFinished(leaveLink)
    await stand()
    expect(document.activeElement).toBe(document.body)
  })
})

it('lists the sections of the page, in their order, each with its title', async () => {
  await stand()
  await vi.waitFor(() => $('#categories'))
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.sections > ul a')]
  const sections = [...document.querySelectorAll('main > section')]
  expect(links.map((link) => link.getAttribute('href'))).toEqual(sections.map(({ id }) => `#${id}`))
  expect(links.map((link) => link.textContent)).toEqual(
    sections.map((section) => section.querySelector('h2')?.textContent),
  )
})

it('a product that is switched on or off stays where it is', async () => {
  await stand()
  const before = labels()
  for (const id of ['product-kommo', 'product-amocrm', 'product-kommo']) {
    const was = isOn(id)
    $(`#${id}`).click()
    await vi.waitFor(() => expect(isOn(id)).toBe(!was))
    expect(labels()).toEqual(before)
  }
})

it('finds every product by a part of its name, and shows what is in use without a search', async () => {
  const { hosts } = await stand()
  expect(labels()).not.toContain('Zoho CRM')
  search('zohoC')
  await vi.waitFor(() => expect(labels()).toContain('Zoho CRM'))
  $('#product-zoho_crm').click()
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(productById('zoho_crm')?.hosts)
  await vi.waitFor(() => expect(isOn('product-zoho_crm')).toBe(true))
  search('no such thing')
  await vi.waitFor(() =>
    expect($('.products [role=status]').textContent).toMatch(/No CRM of this name/),
  )
  search('')
  await vi.waitFor(() => expect(labels()).toContain('Zoho CRM'))
  expect(labels()).not.toContain('Streak')
})

it('shows what was worked in lately first, the most used before the others', async () => {
  const { db } = await stand()
  const work = async (product: string, minutes: number) => {
    const now = Date.now()
    vi.setSystemTime(now + minutes * 60_000)
    await apply(db, { at: 'site', category: 'documentation', context: { product } })
  }
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await work('streak', 0)
  await work('zoho_crm', 1)
  await work('zoho_crm', 2)
  await work('zoho_crm', 2)
  await vi.waitFor(() => expect(labels().slice(0, 3)).toEqual(['Zoho CRM', 'Streak', 'Salesforce']))
})

it('says what a permission is for: once in the browser’s words, then each product’s sites', async () => {
  await stand()
  expect(document.body.textContent.match(/read and change your data on/g)).toHaveLength(1)
  expect($('#product-pipedrive-more').textContent.trim()).toBe('*.pipedrive.com')
  expect($('#product-bitrix24-more').textContent).toMatch(/^\*\.bitrix24\.\w+, .* and \d+ more $/)
})

it('says where a product lives inside another site', async () => {
  await stand()
  search('streak')
  await vi.waitFor(() => expect($('#product-streak-more').textContent).toContain('Part of Gmail'))
})

it('asks for exactly the hosts of a CRM, within the click itself', async () => {
  const { db, hosts, changed } = await stand()
  $('#product-pipedrive').click()
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(productById('pipedrive')?.hosts)
  await vi.waitFor(() => expect(isOn('product-pipedrive')).toBe(true))
  expect((await readSettings(db)).products).toEqual(['pipedrive'])
  await vi.waitFor(() => expect($('.said').textContent).toBe('Saved'))
  expect(changed).toHaveBeenCalled()
})

it('gives the hosts back when a CRM is switched off', async () => {
  const { db, hosts } = await stand()
  $('#product-pipedrive').click()
  await vi.waitFor(() => expect(isOn('product-pipedrive')).toBe(true))
  $('#product-pipedrive').click()
  await vi.waitFor(() => expect(isOn('product-pipedrive')).toBe(false))
  await vi.waitFor(() => expect(hosts.remove).toHaveBeenCalledWith(productById('pipedrive')?.hosts))
  expect((await readSettings(db)).products).toEqual([])
})

it('stays off, and says so, when the browser is not given the permission', async () => {
  const { db } = await stand({ hosts: grantingBrowser(false) })
  $('#product-hubspot').click()
  await vi.waitFor(() => expect($('#product-hubspot-more').textContent).toMatch(/no permission/))
  expect(isOn('product-hubspot')).toBe(false)
  expect((await readSettings(db)).products).toEqual([])
})

it('tells when the permission was taken away elsewhere', async () => {
  const { hosts } = await stand()
  $('#product-amocrm').click()
  await vi.waitFor(() => expect(isOn('product-amocrm')).toBe(true))
  await hosts.remove(productById('amocrm')?.hosts ?? [])
  await vi.waitFor(() => expect(isOn('product-amocrm')).toBe(false))
  expect($('#product-amocrm-more').textContent).toMatch(/Permission was removed/)
})

it.each([
  ['keepRecords', true],
  ['autoStart', false],
  ['sendNotes', true],
  ['sendRecords', true],
  ['sendUnexplained', true],
] as const)('stores %s at once', async (name, value) => {
  const { db } = await stand()
  $(`#${name}`).click()
  await vi.waitFor(() => expect(isOn(name)).toBe(value))
  expect((await readSettings(db))[name]).toBe(value)
})

const choose = (css: string, value: string) => {
  const field = $<HTMLInputElement>(css)
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

it('stores when to send and where the day starts', async () => {
  const { db } = await stand()
  choose('#send-at', '17:30')
  choose('#day-start', '5')
  $('#send-by-hand').click()
  await vi.waitFor(async () =>
    expect(await readSettings(db)).toMatchObject({ sendAt: '17:30', dayStart: 5, sendBy: 'hand' }),
  )
})

const submit = () => {
  $<HTMLInputElement>('#endpoint').value = ' http://127.0.0.1:8787 '
  $<HTMLInputElement>('#code').value = 'ABCD-EFGH'
  $('#connect').click()
}

it.each([
  ['code', /code is not valid/],
  ['address', /begins with https/],
  ['network', /No answer from/],
  ['answer', /no Stint server/],
  ['tries', /Too many/],
] as const)('says in words why it cannot connect: %s', async (reason, text) => {
  const { connect, changed } = await stand({ answer: { ok: false, reason } })
  await vi.waitFor(() => $('#endpoint'))
  submit()
  await vi.waitFor(() => expect($('#connection [role="alert"]').textContent).toMatch(text))
  expect(connect).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:8787', 'ABCD-EFGH')
  expect(changed).not.toHaveBeenCalled()
})

const connected = async (doors = {}) => {
  const stood = await stand(doors)
  const { db } = stood
  await connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'north' })
  await vi.waitFor(() => expect($('#connected').textContent).toBe('Connected as Ann, team north'))
  return stood
}

describe('ending a connection', () => {
  const leaveBy = async (way: string) => {
    $('#disconnect').click()
    await vi.waitFor(() => $<HTMLInputElement>(`#leaving [value=${way}]`).click())
    $('#leaving').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  }

  it.each(['keep', 'fetch', 'erase'] as const)('by the way that was chosen: %s', async (way) => {
    const { db, leave } = await connected()
    leave.mockImplementation(() => disconnect(db))
    await leaveBy(way)
    await vi.waitFor(() => $('#endpoint'))
    expect(leave).toHaveBeenCalledExactlyOnceWith(way)
  })

  it('says so where the server could not be asked, and stands', async () => {
    const { leave } = await connected()
    leave.mockRejectedValue(new Error('network'))
    await leaveBy('fetch')
    await vi.waitFor(() =>
      expect($('#leaving [role=alert]').textContent).toMatch(/nothing was changed/),
    )
    expect($('#connected').textContent).toMatch(/Ann/)
  })
})

it('offers to connect again to the same place where the token is no longer good', async () => {
  const { db, connect } = await connected()
  await changeSending(db, (state) => ({ ...state, failure: 'token', failures: 1 }))
  const field = await vi.waitFor(() => $<HTMLInputElement>('#endpoint'))
  expect(field.value).toBe('https://a.example')
  $<HTMLInputElement>('#code').value = 'ABCD-EFGH'
  $('#connection').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(connect).toHaveBeenCalledExactlyOnceWith('https://a.example', 'ABCD-EFGH')
})

it('fetches the history when asked, and says how far it is and where it failed', async () => {
  const { db, fetchHistory } = await connected()
  fetchHistory.mockImplementation(async () => {
    await takeIn(db, [], { since: '5', done: true })
  })
  $('#fetch').click()
  await vi.waitFor(() => expect($('#fetched').textContent).toBe('Downloaded: 0'))
  fetchHistory.mockRejectedValue(new Error('network'))
  $('#fetch').click()
  await vi.waitFor(() => expect(document.body.textContent).toMatch(/download stopped early/))
})

describe('a wait for the server', () => {
  const waiting = () => {
    const answer = Promise.withResolvers<never>()
    const cancel = vi.fn(() => answer.reject(new DOMException('', 'AbortError')))
    return { asked: () => answer.promise, cancel }
  }

  it('to connect can be cancelled, and tried again', async () => {
    const { connect, cancel } = await stand()
    const wait = waiting()
    connect.mockImplementation(wait.asked)
    cancel.mockImplementation(wait.cancel)
    await vi.waitFor(() => $('#endpoint'))
    submit()
    await vi.waitFor(() => $('#cancel-connect').click())
    await vi.waitFor(() => expect($<HTMLButtonElement>('#connect').disabled).toBe(false))
    expect($('#connection [role="alert"]').textContent).toBe('')
    expect(document.querySelector('#cancel-connect')).toBeNull()
  })

  it('for the history can be cancelled', async () => {
    const { fetchHistory, cancel } = await connected()
    const wait = waiting()
    fetchHistory.mockImplementation(wait.asked)
    cancel.mockImplementation(wait.cancel)
    $('#fetch').click()
    await vi.waitFor(() => $('#cancel-fetch').click())
    await vi.waitFor(() => expect($('#fetch').textContent).toBe('Download my time'))
    expect(document.body.textContent).not.toMatch(/stopped early/)
  })

  it('before leaving can be cancelled, and the connection stands', async () => {
    const { leave, cancel } = await connected()
    const wait = waiting()
    leave.mockImplementation(wait.asked)
    cancel.mockImplementation(wait.cancel)
    $('#disconnect').click()
    await vi.waitFor(() => $<HTMLInputElement>('#leaving [value=fetch]').click())
    $('#leaving').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await vi.waitFor(() => expect($<HTMLButtonElement>('#leave').disabled).toBe(true))
    $('#leaving .acts button:last-child').click()
    await vi.waitFor(() => expect($<HTMLButtonElement>('#leave').disabled).toBe(false))
    expect($('#leaving [role=alert]').textContent).toBe('')
  })

  it('that a page came between says so', async () => {
    const { fetchHistory } = await connected()
    fetchHistory.mockRejectedValue(Object.assign(new Error(''), { failure: 'portal' }))
    $('#fetch').click()
    await vi.waitFor(() =>
      expect(document.body.textContent).toMatch(/Another page answered.*Log in/),
    )
  })

  it('says how much of the history was left out, as it cannot be', async () => {
    const { db, fetchHistory } = await connected()
    fetchHistory.mockImplementation(() => takeIn(db, [], { since: '5', done: true, wrong: 3 }))
    $('#fetch').click()
    await vi.waitFor(() => expect($('#fetched').textContent).toMatch(/Downloaded: 0 Skipped: 3/))
  })
})

describe('what the server refused', () => {
  const refuse = async (reason: string) => {
    const { db } = await connected()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 9) })
    onTestFinished(() => void vi.useRealTimers())
    await switchTo(db, 'drive')
    vi.setSystemTime(Date.UTC(2026, 10, 23, 10))
    await stop(db)
    const [row] = await db.segments.toArray()
    const { id = '', revision = 1 } = row ?? {}
    await acknowledge(db, [{ id, revision, result: 'rejected', reason }])
    await vi.waitFor(() => $('#refused'))
    return { db, row: () => db.segments.get(id) }
  }

  it('is listed with its reason, and mended by another category', async () => {
    const { row } = await refuse('unknown-category')
    expect($('#refused').textContent).toMatch(/Drive time.*does not have this category/)
    const choice = $<HTMLSelectElement>('#refused select')
    choice.value = 'misc'
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() => expect(document.querySelector('#refused')).toBeNull())
    expect(await row()).toMatchObject({ category: 'misc', outbox: 'send', edited: true })
  })

  it('is tried again, or removed', async () => {
    const { row } = await refuse('malformed')
    const [again, remove] = document.querySelectorAll<HTMLElement>('#refused button')
    again?.click()
    await vi.waitFor(async () => expect((await row())?.outbox).toBe('send'))
    expect(remove?.textContent).toBe('Remove')
  })

  it('is sent again all at once', async () => {
    const { db } = await connected()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 9) })
    onTestFinished(() => void vi.useRealTimers())
    for (const category of ['drive', 'client-meeting', 'drive']) {
      await switchTo(db, category)
      vi.setSystemTime(Date.now() + 600_000)
    }
    await stop(db)
    const rows = await db.segments.toArray()
    await acknowledge(
      db,
      rows.map(({ id, revision }) => ({ id, revision, result: 'rejected', reason: 'too-large' })),
    )
    await vi.waitFor(() => $('#again-all').click())
    await vi.waitFor(() => expect(document.querySelector('#refused')).toBeNull())
    const lanes = (await db.segments.toArray()).map((row) => row.outbox)
    expect(lanes).toEqual(['send', 'send', 'send'])
    expect(await readSendDue(db)).toBeLessThanOrEqual(Date.now())
  })
})

it('keeps categories private that the person ticks', async () => {
  const { db } = await stand()
  const box = await vi.waitFor(() => $<HTMLInputElement>('#privates [value=misc]'))
  box.click()
  await vi.waitFor(async () => expect((await readSettings(db)).privateCategories).toEqual(['misc']))
  await vi.waitFor(() => expect($<HTMLDetailsElement>('#privates').open).toBe(true))
  $('#privates [value=misc]').click()
  await vi.waitFor(async () => expect((await readSettings(db)).privateCategories).toEqual([]))
})

it('stops a long sending, and offers to go on', async () => {
  const { db } = await connected()
  await switchTo(db, 'drive')
  await stop(db)
  await askToSend(db)
  await vi.waitFor(() => $('#stop-sending').click())
  await vi.waitFor(() => expect($<HTMLButtonElement>('#send').disabled).toBe(false))
})

it('says so when a change could not be stored', async () => {
  const { db } = await stand()
  vi.spyOn(db.named, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  $('#keepRecords').click()
  await vi.waitFor(() => expect($('.said.failed').textContent).toMatch(/disk is full/))
  expect(isOn('keepRecords')).toBe(false)
})

it('keeps other products when one is switched on', async () => {
  const { db } = await stand()
  await changeSettings(db, { products: ['kommo'] })
  $('#product-hubspot').click()
  await vi.waitFor(async () =>
    expect((await readSettings(db)).products).toEqual(['kommo', 'hubspot']),
  )
})

describe('a CRM of one’s own', () => {
  const add = async (text: string, form = '#own-hosts') => {
    const field = await vi.waitFor(() => $<HTMLInputElement>(`${form} input[name=host]`))
    field.value = text
    $(`${form} form`).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  }
  const row = (host: string) => $(`[data-host="${host}"]`)

  it('is added by its address: asks for that host alone, within the click', async () => {
    const { db, hosts } = await stand()
    await add('http://CRM.acme.example:8069/web#id=1')
    expect(hosts.request).toHaveBeenCalledExactlyOnceWith([
      'https://crm.acme.example/*',
      'http://crm.acme.example/*',
    ])
    await vi.waitFor(() => expect(row('crm.acme.example:8069').textContent).not.toMatch(/allowed/))
    expect((await readSettings(db)).ownHosts).toEqual(['crm.acme.example:8069'])
  })

  it('that the browser refused stands there, to be allowed later', async () => {
    const { hosts } = await stand({ hosts: grantingBrowser(false) })
    await add('crm.acme.example')
    await vi.waitFor(() => expect(row('crm.acme.example').textContent).toMatch(/No permission yet/))
    row('crm.acme.example').querySelector('button')?.click()
    expect(hosts.request).toHaveBeenCalledTimes(2)
  })

  it('that is no address is refused in words, and asks nobody', async () => {
    const { db, hosts } = await stand()
    await add('our crm')
    await vi.waitFor(() => expect($('#own-host-problem').textContent).toMatch(/Enter the address/))
    expect(hosts.request).not.toHaveBeenCalled()
    expect((await readSettings(db)).ownHosts).toEqual([])
  })

  it('goes with its permission, unless another entry needs that', async () => {
    const { db, hosts } = await stand()
    await changeSettings(db, {
      ownHosts: ['crm.acme.example', 'crm.acme.example:8069', 'old.acme.example'],
    })
    const remove = async (host: string) => {
      const button = await vi.waitFor(() =>
        row(host).querySelector<HTMLButtonElement>('button[aria-label^="Remove"]'),
      )
      button?.click()
      await vi.waitFor(() => expect(document.querySelector(`[data-host="${host}"]`)).toBeNull())
    }
    await remove('crm.acme.example')
    await vi.waitFor(() => expect(hosts.remove).toHaveBeenLastCalledWith([]))
    await remove('old.acme.example')
    await vi.waitFor(() =>
      expect(hosts.remove).toHaveBeenLastCalledWith([
        'https://old.acme.example/*',
        'http://old.acme.example/*',
      ]),
    )
  })

  it('on another site, another category', async () => {
    const { db } = await stand()
    const select = await vi.waitFor(() => $<HTMLSelectElement>('#sites select'))
    select.value = 'outgoing-call'
    await add('dialler.example', '#sites')
    await vi.waitFor(() => expect(row('dialler.example').textContent).toContain('Outgoing call'))
    expect((await readSettings(db)).sites).toEqual([
      { host: 'dialler.example', category: 'outgoing-call' },
    ])
  })
})

describe('under a policy of the company', () => {
  const said = {
    endpoint: 'https://stint.acme.example',
    products: ['pipedrive'],
    hosts: ['crm.acme.example'],
    noRecords: true,
  }

  it('one click asks for all that the company uses; the address is filled in', async () => {
    const { db, hosts } = await stand()
    await keepPolicy(db, said)
    const allow = await vi.waitFor(() => $('#company button'))
    expect($('#company').textContent).toContain('Pipedrive and crm.acme.example')
    allow.click()
    expect(hosts.request).toHaveBeenCalledExactlyOnceWith([
      ...(productById('pipedrive')?.hosts ?? []),
      'https://crm.acme.example/*',
      'http://crm.acme.example/*',
    ])
    await vi.waitFor(() => expect(document.querySelector('#company')).toBeNull())
    expect(isOn('product-pipedrive')).toBe(true)
    expect($<HTMLInputElement>('#endpoint').value).toBe('https://stint.acme.example')
  })

  it('what it forbids is off, and says so; where it is taken back, nothing is left of it', async () => {
    const { db } = await stand()
    await changeSettings(db, { keepRecords: true })
    await keepPolicy(db, said)
    await vi.waitFor(() => expect($<HTMLButtonElement>('#keepRecords').disabled).toBe(true))
    expect(isOn('keepRecords')).toBe(false)
    expect($('#keepRecords-more').textContent).toMatch(/does not allow/)
    expect((await readSettings(db)).keepRecords).toBe(false)
    await setOwnHost(db, 'my.acme.example', true)
    await keepPolicy(db, undefined)
    const { keepRecords, products, ownHosts } = await readSettings(db)
    expect({ keepRecords, products, ownHosts }).toEqual({
      keepRecords: true,
      products: [],
      ownHosts: ['my.acme.example'],
    })
  })
})

describe('how Stint counts', () => {
  const set = async (name: string, value: string) => {
    const field = await vi.waitFor(() => $<HTMLInputElement>(`#${name}`))
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('can be set in plain units, and set back', async () => {
    const { db } = await stand()
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
    const { db } = await stand()
    const before = await readSettings(db)
    await set(name, value)
    await vi.waitFor(() => expect($('#rules').textContent).toMatch(/Not saved/))
    expect(await readSettings(db)).toEqual(before)
  })
})

describe('the notification', () => {
  it('is asked for within the click, and then on', async () => {
    const { db, notices, changed } = await stand()
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

  it('stays off where the browser does not allow it, and says so', async () => {
    const { db } = await stand({ notices: browserNotices(false) })
    await vi.waitFor(() => expect($<HTMLButtonElement>('#notify').disabled).toBe(false))
    $('#notify').click()
    await vi.waitFor(() => expect($('#notify-more').textContent).toContain('stays off'))
    expect((await readSettings(db)).notify).toBe(false)
  })

  it('is off once the browser Permission was removed', async () => {
    const { notices } = await stand()
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
    const { db } = await stand()
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
    const { db } = await stand()
    expect(isOn('panelKeys')).toBe(false)
    $('#panelKeys').click()
    await vi.waitFor(() => expect(isOn('panelKeys')).toBe(true))
    expect((await readSettings(db)).panelKeys).toBe(true)
  })

  it('of the browser are those that it has, and it says where they are changed', async () => {
    const { keys } = await stand()
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
