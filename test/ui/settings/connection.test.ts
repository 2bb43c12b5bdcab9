// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { connectTo, disconnect } from '../../../src/store/outbox/connection.ts'
import { keepHistoryPage } from '../../../src/store/outbox/history.ts'
import { changeSending } from '../../../src/store/outbox/sending.ts'
import { keepTeam } from '../../../src/store/scheme/team.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $ } from '../../support/mounted-popup.ts'
import { isOn, openConnectedPage, openSettings } from '../../support/ui/settings-page.ts'

/** Types a text into the field for a link, an address or a code, and clicks the button beside it. */
const enter = async (text: string) => {
  const field = await vi.waitFor(() => $<HTMLTextAreaElement>('#invite'))
  field.value = text
  $('#look-up').click()
}

const BOTH = 'http://127.0.0.1:8787 ABCD-EFGH'
const PARTS = ['http://127.0.0.1:8787', 'ABCDEFGH'] as const

const said = () => $('#connection [role=alert]').textContent

it.each([
  ['keepRecords', true],
  ['autoStart', false],
  ['sendNotes', true],
  ['sendRecords', true],
  ['sendUnexplained', true],
] as const)('stores %s at once', async (name, value) => {
  const { db } = await openSettings()
  $(`#${name}`).click()
  await vi.waitFor(() => expect(isOn(name)).toBe(value))
  expect((await readSettings(db))[name]).toBe(value)
})

describe('one field takes everything', () => {
  it('says before the click what Firefox, and only Firefox, will ask', async () => {
    await openSettings()
    await vi.waitFor(() => $('#invite'))
    expect(document.querySelector('#browser-asks')).toBeNull()
    await openSettings({ hosts: { ...grantingBrowser(), asks: 'firefox' } })
    expect((await vi.waitFor(() => $('#browser-asks'))).textContent).toContain(
      '“The developer says the extension wants to collect: browsing activity, technical and interaction data”',
    )
  })

  it('says whom and where it found, and connects only after that', async () => {
    const { lookUp, connect, changed } = await openSettings()
    await enter(`Hi Ann! Address: http://127.0.0.1:8787, code: «ABCD – ЕFGH».`)
    const who = await vi.waitFor(() => $('#found-who'))
    expect(who.textContent).toBe('Ann Lee, team northat http://127.0.0.1:8787')
    expect(lookUp).toHaveBeenCalledExactlyOnceWith(...PARTS)
    expect(connect).not.toHaveBeenCalled()
    expect(document.activeElement).toBe($('#connect'))
    $('#connect').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
    expect(connect).toHaveBeenCalledExactlyOnceWith(...PARTS)
  })

  it('asks for the part that is missing, in either order', async () => {
    const { lookUp } = await openSettings()
    await enter('stint.acme.example')
    await vi.waitFor(() => expect($('#server').textContent).toBe('Server: stint.acme.example'))
    expect($('label[for=invite]').textContent).toBe('Invite link or one-time code')
    expect($<HTMLTextAreaElement>('#invite').value).toBe('')
    await enter('ABCD-EFGH')
    await vi.waitFor(() => $('#found'))
    expect(lookUp).toHaveBeenLastCalledWith('https://stint.acme.example', 'ABCDEFGH')
    $('#not-me').click()
    await enter('ABCD-EFGH')
    await vi.waitFor(() =>
      expect($('label[for=invite]').textContent).toBe('Now the server’s address'),
    )
    await enter('stint.other.example/time/')
    await vi.waitFor(() => $('#found'))
    expect(lookUp).toHaveBeenLastCalledWith('https://stint.other.example/time', 'ABCDEFGH')
  })

  it('keeps the text after a failure, so that the next click tries the same again', async () => {
    const { lookUp } = await openSettings({ owner: { ok: false, reason: 'portal' } })
    await enter(BOTH)
    await vi.waitFor(() => expect(said()).toMatch(/Log in to this network/))
    expect($<HTMLTextAreaElement>('#invite').value).toBe(BOTH)
    $('#look-up').click()
    await vi.waitFor(() => expect(lookUp).toHaveBeenCalledTimes(2))
    expect(lookUp).toHaveBeenLastCalledWith(...PARTS)
  })

  it.each([
    ['https://stint.acme.example/join#ABCD', /incomplete/],
    ['ABCD-O345', /not a code/],
    ['https://a.example https://b.example', /more than one/],
    ['http://stint.acme.example', /begins with https/],
    ['good morning everybody', /no link, address or code/],
  ])('says what is wrong with %j, and asks nobody', async (text, reason) => {
    const { lookUp } = await openSettings()
    await enter(text)
    await vi.waitFor(() => expect(said()).toMatch(reason))
    expect($('#invite').getAttribute('aria-invalid')).toBe('true')
    expect($<HTMLTextAreaElement>('#invite').value).toBe(text)
    expect(lookUp).not.toHaveBeenCalled()
  })

  it.each([
    ['code', /code is not valid/],
    ['network', /No answer from/],
    ['answer', /no Stint server/],
    ['tries', /Too many/],
    ['consent', /may not send/],
  ] as const)('says why it cannot ask: %s', async (reason, text) => {
    const { connect } = await openSettings({ owner: { ok: false, reason } })
    await enter(BOTH)
    await vi.waitFor(() => expect(said()).toMatch(text))
    expect($('#server').textContent).toContain('127.0.0.1')
    expect(connect).not.toHaveBeenCalled()
    const missing =
      reason === 'code' ? 'Invite link or one-time code' : 'Invite link, or address and code'
    expect($('label[for=invite]').textContent).toBe(missing)
  })

  it('says why it cannot connect, and tries again', async () => {
    const { connect, changed } = await openSettings({ answer: { ok: false, reason: 'network' } })
    await enter(BOTH)
    await vi.waitFor(() => $('#connect').click())
    await vi.waitFor(() => expect($('#found [role=alert]').textContent).toMatch(/No answer from/))
    expect(changed).not.toHaveBeenCalled()
    connect.mockResolvedValue({ ok: true, member: 'Ann' })
    $('#connect').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
  })

  it('connects to an older server, which does not say whose code it is', async () => {
    const { changed } = await openSettings({ owner: { ok: true } })
    await enter(BOTH)
    const who = await vi.waitFor(() => $('#found-who'))
    expect(who.textContent).toMatch(/does not say whose.*127\.0\.0\.1/)
    $('#connect').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
  })
})

it('says to a head who is not tracked that nothing of theirs is sent', async () => {
  const { db } = await openConnectedPage()
  await keepTeam(db, { token: 't' }, { role: 'manager', ownTimeStays: true })
  await vi.waitFor(() => expect($('#own-time-stays').textContent).toMatch(/nothing of it is sent/))
  await vi.waitFor(() => expect(document.querySelector('#send')).toBeNull())
})

it('moves the focus to the connection once there is one', async () => {
  const { db, connect } = await openSettings()
  connect.mockImplementation(async () => {
    await connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'north' })
    return { ok: true, member: 'Ann' }
  })
  await enter(BOTH)
  await vi.waitFor(() => $('#connect').click())
  await vi.waitFor(() => expect(document.activeElement).toBe($('#connected')))
})

describe('ending a connection', () => {
  const leaveBy = async (way: string) => {
    $('#disconnect').click()
    await vi.waitFor(() => $<HTMLInputElement>(`#leaving [value=${way}]`).click())
    $('#leaving').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  }

  it.each(['keep', 'fetch', 'erase'] as const)('by the way that was chosen: %s', async (way) => {
    const { db, leave } = await openConnectedPage()
    leave.mockImplementation(() => disconnect(db))
    await leaveBy(way)
    await vi.waitFor(() => $('#invite'))
    expect(leave).toHaveBeenCalledExactlyOnceWith(way)
  })

  it('says that the server could not be reached, and stays connected', async () => {
    const { leave } = await openConnectedPage()
    leave.mockRejectedValue(new Error('network'))
    await leaveBy('fetch')
    await vi.waitFor(() =>
      expect($('#leaving [role=alert]').textContent).toMatch(/nothing was changed/),
    )
    expect($('#connected').textContent).toMatch(/Ann/)
  })
})

it('offers to connect again to the same server if the token is not valid any more', async () => {
  const { db, connect } = await openConnectedPage()
  await changeSending(db, (state) => ({ ...state, failure: 'token', failures: 1 }))
  await vi.waitFor(() => expect($('#server').textContent).toBe('Server: a.example'))
  await enter('ABCD-EFGH')
  await vi.waitFor(() => $('#connect').click())
  expect(connect).toHaveBeenCalledExactlyOnceWith('https://a.example', 'ABCDEFGH')
})

it('fetches the history on request, and shows progress and failures', async () => {
  const { db, fetchHistory } = await openConnectedPage()
  fetchHistory.mockImplementation(async () => {
    await keepHistoryPage(db, [], { since: '5', done: true })
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

  it('to ask whose code it is can be cancelled, and tried again', async () => {
    const { lookUp, cancel } = await openSettings()
    const wait = waiting()
    lookUp.mockImplementation(wait.asked)
    cancel.mockImplementation(wait.cancel)
    await enter(BOTH)
    await vi.waitFor(() => $('#cancel-connect').click())
    await vi.waitFor(() => expect($<HTMLButtonElement>('#look-up').disabled).toBe(false))
    expect(said()).toBe('')
    expect(document.querySelector('#cancel-connect')).toBeNull()
  })

  it('for the history can be cancelled', async () => {
    const { fetchHistory, cancel } = await openConnectedPage()
    const wait = waiting()
    fetchHistory.mockImplementation(wait.asked)
    cancel.mockImplementation(wait.cancel)
    $('#fetch').click()
    await vi.waitFor(() => $('#cancel-fetch').click())
    await vi.waitFor(() => expect($('#fetch').textContent).toBe('Download my time'))
    expect(document.body.textContent).not.toMatch(/stopped early/)
  })

  it('before disconnecting can be cancelled, and the connection stays', async () => {
    const { leave, cancel } = await openConnectedPage()
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

  it('that was answered by another page says so', async () => {
    const { fetchHistory } = await openConnectedPage()
    fetchHistory.mockRejectedValue(Object.assign(new Error(''), { failure: 'portal' }))
    $('#fetch').click()
    await vi.waitFor(() =>
      expect(document.body.textContent).toMatch(/Another page answered.*Log in/),
    )
  })

  it('says how many impossible rows of the history were left out', async () => {
    const { db, fetchHistory } = await openConnectedPage()
    fetchHistory.mockImplementation(() =>
      keepHistoryPage(db, [], { since: '5', done: true, wrong: 3 }),
    )
    $('#fetch').click()
    await vi.waitFor(() => expect($('#fetched').textContent).toMatch(/Downloaded: 0 Skipped: 3/))
  })
})
