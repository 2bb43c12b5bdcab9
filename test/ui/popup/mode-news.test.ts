// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import { runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

describe('group mode in the footer', () => {
  setUpPopup()

  it.each([
    [{ is: 'ending', from: '2026-12-14' } as const, /ends: your manager sees your name from .*14/],
    [{ is: 'named' } as const, /has ended: your manager sees your name/],
  ])('says %j, and the running category stays visible', async (modeNews, said) => {
    await showPopup({ ...runs('misc'), modeNews })
    await vi.waitFor(() => expect($('#mode-news').textContent).toMatch(said))
    expect($('#send').hidden).toBe(false)
  })

  it('says nothing without news', async () => {
    await showPopup(runs('misc'))
    expect(document.querySelector('#mode-news')).toBeNull()
  })
})
