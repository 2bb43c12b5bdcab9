// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { PopupView } from '../../../src/store/views/popup-view.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press, tile } from '../../support/mounted-popup.ts'
import { runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

describe('the note', () => {
  const type = (text: string) => {
    const note = $<HTMLInputElement>('#note')
    note.value = text
    note.dispatchEvent(new InputEvent('input', { bubbles: true }))
    return note
  }

  it('is saved by itself after a pause', async () => {
    const { commands } = await showPopup(runs('misc'))
    type('price list')
    expect(commands).toEqual([])
    await vi.waitFor(() => expect(commands).toEqual(['setNote price list now']), 2000)
  })

  it('is saved at once by Enter, and once only', async () => {
    const { commands } = await showPopup(runs('misc'))
    const note = type('offer')
    await vi.waitFor(() => {
      press('Enter', { at: note })
      expect(commands[0]).toBe('setNote offer now')
    })
    expect(new Set(commands).size).toBe(1)
  })

  it('is left by Enter: the next key acts on the grid', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('n')
    const note = type('offer')
    press('Enter', { at: note })
    expect(document.activeElement).toBe(tile('misc'))
    press('3', { at: document.activeElement ?? note })
    await vi.waitFor(() =>
      expect(commands).toEqual(['setNote offer now', 'switchTo prospect-meeting']),
    )
    expect(note.value).not.toContain('3')
  })

  it('is not left by the Enter of an input method, or by Enter without a change', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('n')
    const note = type('かいぎ')
    press('Enter', { at: note, isComposing: true })
    press('Enter', { at: note, keyCode: 229 } as KeyboardEventInit)
    press('Enter', { at: note, ctrlKey: true })
    expect(document.activeElement).toBe(note)
    expect(commands).toEqual([])
  })

  const focused = () => document.activeElement?.id

  it('is opened by N at once if it is shown, and not at all if nothing runs', async () => {
    const { show } = await showPopup({})
    press('n')
    await show(popupViewOf(runs('misc')))
    expect(focused()).not.toBe('note')
    press('n')
    expect(focused()).toBe('note')
  })

  it('opened by N before anything is read gets the focus, and the text typed meanwhile', async () => {
    const { commands, show } = await showPopup()
    press('n')
    for (const key of 'S1 u') press(key, { shiftKey: key === 'S' })
    press('s', { ctrlKey: true })
    await show(popupViewOf(runs('misc')))
    expect(focused()).toBe('note')
    expect($<HTMLInputElement>('#note').value).toBe('S1 u')
    await vi.waitFor(() => expect(commands).toEqual(['setNote S1 u now']), 2000)
  })

  it.each<[string, Partial<PopupView>]>([
    ['nothing ran', {}],
    ['another category ran', runs('misc')],
  ])('opened by N during a switch belongs to the new category: %s', async (_, before) => {
    const stored = Promise.withResolvers<void>()
    const { commands, setOutcome, setRead, show } = await showPopup(before)
    setOutcome(() => stored.promise)
    press('2')
    press('n')
    for (const key of 'us') press(key)
    expect(focused()).not.toBe('note')
    // This view was read before the person switched to another category.
    await show(popupViewOf({ ...before, now: Date.now() - 1000 }))
    expect(focused()).not.toBe('note')
    const next = { ...runs('outgoing-call').running, id: 'next' } as PopupView['running']
    setRead(async () => popupViewOf({ ...runs('outgoing-call'), ...(next && { running: next }) }))
    stored.resolve()
    await vi.waitFor(() => expect(focused()).toBe('note'))
    await vi.waitFor(() => expect(commands.at(-1)).toBe('setNote us next'), 2000)
    expect(commands).not.toContain('stop')
  })

  it('opened by N after a switch is stored, and before it is read, gets the focus', async () => {
    const { changed, setRead, drawn } = await showPopup({})
    const read = Promise.withResolvers<PopupView>()
    setRead(() => read.promise)
    press('2')
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
    press('n')
    await drawn()
    expect(focused()).not.toBe('note')
    read.resolve(popupViewOf(runs('outgoing-call')))
    await vi.waitFor(() => expect(focused()).toBe('note'))
  })

  it('is opened by N at once after a click on the category that runs already', async () => {
    const { commands } = await showPopup(runs('misc'))
    tile('misc').click()
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc']))
    await vi.waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    press('n')
    expect(focused()).toBe('note')
  })

  it('that N asks for after a stop is not opened: the next keys act', async () => {
    const { commands, drawn, setRead } = await showPopup(runs('misc'))
    setRead(async () => popupViewOf({}))
    press('s')
    press('n')
    await vi.waitFor(() => expect($('#note').hidden).toBe(true))
    await drawn()
    press('2')
    await vi.waitFor(() => expect(commands).toEqual(['stop', 'switchTo outgoing-call']))
    expect(focused()).not.toBe('note')
  })

  it('while the field has the focus, saving does not write into it', async () => {
    const { commands, show } = await showPopup(runs('misc'))
    press('n')
    const note = type('price list, and ')
    note.setSelectionRange(5, 5)
    await vi.waitFor(() => expect(commands).toHaveLength(1), 2000)
    const misc = runs('misc')
    const running = { ...misc.running, note: 'price list, and' } as PopupView['running']
    await show(popupViewOf({ ...misc, ...(running && { running }) }))
    expect([note.value, note.selectionStart]).toEqual(['price list, and ', 5])
    note.blur()
    await vi.waitFor(() => expect(note.value).toBe('price list, and'))
    expect(commands).toHaveLength(1)
  })

  it('shows the note of the next category, also while the field has the focus', async () => {
    const { commands, show } = await showPopup(runs('misc'))
    press('n')
    const note = type('about misc')
    await vi.waitFor(() => expect(commands).toHaveLength(1), 2000)
    const next = { ...runs('research').running, id: 'next' } as NonNullable<PopupView['running']>
    await show(popupViewOf({ running: next }))
    await vi.waitFor(() => expect(note.value).toBe(''))
    type('about research')
    await vi.waitFor(() => expect(commands.at(-1)).toBe('setNote about research next'), 2000)
  })

  const textOf = (css: string) => $(css).textContent
  it.each(['x', 'я', '日', '😀'])(
    'tells near the limit how much is left, counting %s as one',
    async (one) => {
      await showPopup(runs('misc'))
      type(one.repeat(449))
      expect(textOf('#note-room')).toBe('')
      const note = type(one.repeat(460))
      await vi.waitFor(() => expect(textOf('#note-room')).toBe('40 left'))
      expect(note.value).toBe(one.repeat(460))
    },
  )

  it.each([
    ['x', 'x'.repeat(500), 1234],
    ['😀', '😀'.repeat(500), 1234],
    // This emoji has three code points. The limit of 500 code points lies within the 167th emoji, so
    // 166 emojis are kept.
    ['👩‍💻', '👩‍💻'.repeat(166), 3 * 1734 - 3 * 166],
  ])('of what is too long keeps what fits, and says so: %s', async (one, kept, left) => {
    const { commands } = await showPopup(runs('misc'))
    press('n')
    const note = type(one.repeat(1734))
    expect(note.value).toBe(kept)
    await vi.waitFor(() => expect(textOf('#note-cut')).toContain(`: ${left} left out`))
    await vi.waitFor(() => expect(commands).toEqual([`setNote ${kept} now`]), 2000)
    type('short')
    await vi.waitFor(() => expect(textOf('#note-cut')).toBe(''))
  })

  it('pasted over the limit in the middle keeps the text after it, and the caret', async () => {
    await showPopup(runs('misc'))
    press('n')
    const note = $<HTMLInputElement>('#note')
    note.value = `${'a'.repeat(300)}${'b'.repeat(300)}${'c'.repeat(100)}`
    note.setSelectionRange(600, 600)
    note.dispatchEvent(new InputEvent('input', { bubbles: true }))
    expect(note.value).toBe(`${'a'.repeat(300)}${'b'.repeat(100)}${'c'.repeat(100)}`)
    expect(note.selectionStart).toBe(400)
  })

  it('belongs to the category that ran while it was typed: leaving the field saves before the click', async () => {
    const { commands } = await showPopup(runs('misc'))
    const note = type('for misc')
    await vi.waitFor(() => {
      note.dispatchEvent(new FocusEvent('blur'))
      expect(commands).toContain('setNote for misc now')
    })
    tile('research').click()
    await vi.waitFor(() => expect(commands.at(-1)).toBe('switchTo research'))
  })

  it('that could not be saved stays in its field', async () => {
    const { setOutcome } = await showPopup(runs('misc'))
    setOutcome(() => Promise.reject(new Error('no')))
    type('keep me')
    await vi.waitFor(() => $('[role="alert"]'), 2000)
    expect($<HTMLInputElement>('#note').value).toBe('keep me')
  })
})
