// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { disconnect } from '../../../src/store/outbox/connection.ts'
import { keepHistoryPage } from '../../../src/store/outbox/history.ts'
import { changeSending } from '../../../src/store/outbox/sending.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { $ } from '../../support/mounted-popup.ts'
import { connected, isOn, openSettings } from '../../support/ui/settings-page.ts'

const submit = () => {
  $<HTMLInputElement>('#endpoint').value = ' http://127.0.0.1:8787 '
  $<HTMLInputElement>('#code').value = 'ABCD-EFGH'
  $('#connect').click()
}

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

it.each([
  ['code', /code is not valid/],
  ['address', /begins with https/],
  ['network', /No answer from/],
  ['answer', /no Stint server/],
  ['tries', /Too many/],
] as const)('says in words why it cannot connect: %s', async (reason, text) => {
  const { connect, changed } = await openSettings({ answer: { ok: false, reason } })
  await vi.waitFor(() => $('#endpoint'))
  submit()
  await vi.waitFor(() => expect($('#connection [role="alert"]').textContent).toMatch(text))
  expect(connect).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:8787', 'ABCD-EFGH')
  expect(changed).not.toHaveBeenCalled()
})

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

  it('says that the server could not be reached, and stays connected', async () => {
    const { leave } = await connected()
    leave.mockRejectedValue(new Error('network'))
    await leaveBy('fetch')
    await vi.waitFor(() =>
      expect($('#leaving [role=alert]').textContent).toMatch(/nothing was changed/),
    )
    expect($('#connected').textContent).toMatch(/Ann/)
  })
})

it('offers to connect again to the same server if the token is not valid any more', async () => {
  const { db, connect } = await connected()
  await changeSending(db, (state) => ({ ...state, failure: 'token', failures: 1 }))
  const field = await vi.waitFor(() => $<HTMLInputElement>('#endpoint'))
  expect(field.value).toBe('https://a.example')
  $<HTMLInputElement>('#code').value = 'ABCD-EFGH'
  $('#connection').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(connect).toHaveBeenCalledExactlyOnceWith('https://a.example', 'ABCD-EFGH')
})

it('fetches the history on request, and shows progress and failures', async () => {
  const { db, fetchHistory } = await connected()
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

  it('to connect can be cancelled, and tried again', async () => {
    const { connect, cancel } = await openSettings()
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

  it('before disconnecting can be cancelled, and the connection stays', async () => {
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

  it('that was answered by another page says so', async () => {
    const { fetchHistory } = await connected()
    fetchHistory.mockRejectedValue(Object.assign(new Error(''), { failure: 'portal' }))
    $('#fetch').click()
    await vi.waitFor(() =>
      expect(document.body.textContent).toMatch(/Another page answered.*Log in/),
    )
  })

  it('says how many impossible rows of the history were left out', async () => {
    const { db, fetchHistory } = await connected()
    fetchHistory.mockImplementation(() =>
      keepHistoryPage(db, [], { since: '5', done: true, wrong: 3 }),
    )
    $('#fetch').click()
    await vi.waitFor(() => expect($('#fetched').textContent).toMatch(/Downloaded: 0 Skipped: 3/))
  })
})
