// @vitest-environment happy-dom

import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press, tile } from '../../support/mounted-popup.ts'
import { runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

describe('before the data is read', () => {
  it('has every button, and shows no unknown value', async () => {
    await showPopup()
    expect(document.querySelectorAll('.tile')).toHaveLength(8)
    expect($('#running').textContent).toBe('')
    expect($('#clock').textContent).toBe('')
    expect($('.grid').textContent).not.toMatch(/\d:\d\d|—/)
    expect(document.querySelector('[aria-pressed]')).toBeNull()
    expect($('#sending').textContent).toBe('')
  })

  it('keeps clicks and keys, and passes them on in their order', async () => {
    const { commands, open } = await showPopup()
    tile('misc').click()
    press('3')
    press('u')
    expect(commands).toEqual([])
    open()
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc', 'pickByKey 3', 'undo']))
  })

  it('stores one command after another, so that the last click wins', async () => {
    const first = Promise.withResolvers<void>()
    const { commands, setOutcome } = await showPopup({})
    setOutcome(() => first.promise)
    tile('misc').click()
    tile('research').click()
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc']))
    first.resolve()
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc', 'switchTo research']))
  })

  it('reports that the storage cannot be opened, also for a click made meanwhile', async () => {
    const { failToOpen } = await showPopup()
    tile('misc').click()
    failToOpen(Object.assign(new Error('no'), { name: 'OpenFailedError' }))
    await vi.waitFor(() =>
      expect($('[role="alert"]').textContent).toMatch(/Not saved.*cannot open/),
    )
  })
})

describe('a switch', () => {
  it.each([
    ['1', 'incoming-call'],
    ['5', 'internal-meeting'],
    ['8', 'misc'],
  ])('by the key %s', async (key, category) => {
    const { commands } = await showPopup({})
    press(key)
    await vi.waitFor(() => expect(commands).toEqual([`switchTo ${category}`]))
  })

  it('is pending until it is stored, and shown as done only once it was read back', async () => {
    const stored = Promise.withResolvers<void>()
    const { setOutcome, show, changed } = await showPopup(runs('misc'))
    setOutcome(() => stored.promise)
    tile('research').click()
    await vi.waitFor(() =>
      expect(tile('research').ariaBusy ?? tile('research').getAttribute('aria-busy')).toBe('true'),
    )
    expect(tile('research').getAttribute('aria-pressed')).toBe('false')
    expect(changed).not.toHaveBeenCalled()
    stored.resolve()
    await vi.waitFor(() => expect(tile('research').getAttribute('aria-busy')).toBe('false'))
    expect(changed).toHaveBeenCalledOnce()
    expect(tile('research').getAttribute('aria-pressed')).toBe('false')
    await show(popupViewOf(runs('research')))
    expect(tile('research').getAttribute('aria-pressed')).toBe('true')
    expect($('#running').textContent).toBe('Research')
  })

  it('that failed shows the reason and changes nothing; the next that works removes the message', async () => {
    const { setOutcome, changed } = await showPopup(runs('misc'))
    setOutcome(() => Promise.reject(new DOMException('full', 'QuotaExceededError')))
    tile('research').click()
    await vi.waitFor(() => expect($('[role="alert"]').textContent).toMatch(/disk is full/))
    expect(tile('misc').getAttribute('aria-pressed')).toBe('true')
    expect(changed).not.toHaveBeenCalled()
    setOutcome(async () => undefined)
    tile('research').click()
    await vi.waitFor(() => expect(document.querySelector('[role="alert"]')).toBeNull())
  })

  it('recognises a full disk inside the error that Dexie wraps it in', async () => {
    const { setOutcome } = await showPopup({})
    const inner = new DOMException('full', 'QuotaExceededError')
    setOutcome(() =>
      Promise.reject(Object.assign(new Error('abort'), { name: 'AbortError', inner })),
    )
    press('1')
    await vi.waitFor(() => expect($('[role="alert"]').textContent).toMatch(/disk is full/))
  })
})

it('reports that the stored data cannot be read', async () => {
  const { failToRead } = await showPopup()
  await failToRead(new Error('broken'))
  expect($('[role="alert"]').textContent).toMatch(/cannot read/)
})

describe('the focus', () => {
  it('moves to the popup when the Stop button disappears, and to the next running category', async () => {
    const { show } = await showPopup(runs('misc'))
    $('#stop').focus()
    await show(popupViewOf({}))
    expect(document.activeElement?.localName).toBe('main')
  })

  it('moves to the running stage when "started 30 min ago" can no longer be chosen', async () => {
    const { show } = await showPopup(runs('misc'))
    $('[data-minutes="30"]').focus()
    await show(popupViewOf(runs('misc', Date.now() - 45 * minute)))
    expect(document.activeElement).toBe(tile('misc'))
  })
})
