// @vitest-environment happy-dom

import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { $, press } from '../../support/mounted-popup.ts'
import { question, runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

const unnamed = {
  id: 'c1',
  startedAt: 0,
  endedAt: 20 * minute,
  category: 'client-meeting',
}

describe('a call to name', () => {
  const openPopup = async (more = {}) => {
    const popup = await showPopup({ ...runs('misc'), unnamed, ...more })
    await vi.waitFor(() => $('#call-to-name'))
    return popup
  }

  it.each([
    ['y', 'client-meeting'],
    ['e', 'prospect-meeting'],
    ['m', 'internal-meeting'],
  ])('is answered by one key: %s', async (key, category) => {
    const { commands } = await openPopup()
    press(key)
    await vi.waitFor(() => expect(commands).toEqual([`nameCall c1 ${category}`]))
  })

  it('is answered by a click', async () => {
    const { commands } = await openPopup()
    $('#call-to-name [data-answer="prospect-meeting"]').click()
    await vi.waitFor(() => expect(commands).toEqual(['nameCall c1 prospect-meeting']))
  })

  it('leaves the keys of the stages alone', async () => {
    const { commands } = await openPopup()
    press('1')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo incoming-call']))
  })

  it('waits behind a question about time away', async () => {
    await showPopup({ ...runs('misc'), unnamed, question })
    await vi.waitFor(() => $('#question'))
    expect(document.querySelector('#call-to-name')).toBeNull()
  })

  it('is not there while that question is open: M shows more answers, and names no call', async () => {
    const { commands } = await showPopup({ ...runs('misc'), unnamed, question })
    await vi.waitFor(() => $('#question'))
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    press('m')
    await vi.waitFor(() => expect($('.question').dataset.all).toBe(''))
    expect(document.querySelector('#call-to-name')).toBeNull()
    expect(commands).toEqual([])
  })
})
