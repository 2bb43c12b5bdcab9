// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { arrangeCategories } from '../../../src/core/scheme/arrangement.ts'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import { DEFAULTS, type Settings } from '../../../src/core/settings/settings.ts'
import type { PopupView } from '../../../src/store/views/popup-view.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press, tile } from '../../support/mounted-popup.ts'
import { popup, question, runs, setUpPopup, showPanel, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

describe('keys', () => {
  it('stop, undo, note', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('s')
    press('U')
    press('n')
    await vi.waitFor(() => expect(commands).toEqual(['stop', 'undo']))
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('note'))
  })

  it('are found by their place on layouts of other scripts', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('ы', { code: 'KeyS' })
    press('é', { code: 'Digit2' })
    await vi.waitFor(() => expect(commands).toEqual(['stop', 'switchTo outgoing-call']))
  })

  it.each<[string, KeyboardEventInit]>([
    ['Dead', { code: 'KeyE' }],
    ['€', { code: 'KeyE' }],
    ['Process', { code: 'KeyS' }],
    ['ArrowDown', { code: 'Numpad2' }],
    ['s', { code: 'KeyS', isComposing: true }],
    ['!', { code: 'Digit1', shiftKey: true }],
  ])('do nothing where none was meant: %s, %j', async (key, init) => {
    const at = Date.now()
    const { commands } = await showPopup({ ...runs('client-meeting'), doubt: { why: 'long', at } })
    await vi.waitFor(() => $('.repeats[data-ready]'))
    press(key, init)
    press('7')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo research']))
  })

  it('do nothing while typing, with a modifier, or held down', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('3', { at: $('#note') })
    press('3', { ctrlKey: true })
    press('3', { repeat: true })
    press('7')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo research']))
  })
})

describe('single keys in the panel, which stays open', () => {
  const type = (text: string) => {
    for (const key of text) press(key, { shiftKey: key !== key.toLowerCase() })
  }
  const hints = () =>
    [...document.querySelectorAll('.view [aria-keyshortcuts], .view .key')].map((e) => e.outerHTML)

  it('are off at first: a typed sentence does nothing, and no hint of a key is shown', async () => {
    const at = Date.now()
    const { commands } = await showPanel({ ...runs('research'), doubt: { why: 'long', at } })
    await vi.waitFor(() => $('.panel-keys'))
    type('Buy 3 seats at 1799, yes: 24 users need 5678 more')
    expect(hints()).toEqual([])
    expect(document.body.innerHTML).not.toMatch(/title="[^"]*\([SUNYEMB1-9]\)"/)
    expect($('.panel-keys').textContent).toMatch(/are off here/)
    tile('misc').click()
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc']))
  })

  it('are not suggested in its texts', async () => {
    await showPanel({})
    expect($('.pick').textContent).not.toContain('press')
  })

  it('do not answer its question: clicks do, and Escape closes it', async () => {
    const { commands } = await showPanel({ ...runs('research'), question })
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    type('4 bsm')
    expect(document.querySelector('.question :is(.tile, #break, #split, #more) .key')).toBeNull()
    press('Escape')
    await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
    expect(commands).toEqual(['putOffQuestions'])
  })

  it('have a switch in the panel', async () => {
    const { commands, show } = await showPanel(runs('research'))
    await vi.waitFor(() => $('#panel-keys').click())
    await vi.waitFor(() => expect(commands).toEqual(['setPanelKeys true']))
    await show(popupViewOf({ ...runs('research'), panelKeys: true }))
    expect(tile('misc').getAttribute('aria-keyshortcuts')).toBe('8')
    press('8')
    await vi.waitFor(() => expect(commands.at(-1)).toBe('switchTo misc'))
    $('#panel-keys').click()
    await vi.waitFor(() => expect(commands.at(-1)).toBe('setPanelKeys false'))
  })

  it('are ignored until the setting is read', async () => {
    await showPanel()
    press('3')
    await popup.show(popupViewOf({ ...runs('research'), panelKeys: true }))
    press('8')
    await vi.waitFor(() => expect(popup.commands).toEqual(['switchTo misc']))
  })

  it('always work in the popup', async () => {
    const { commands } = await showPopup(runs('research'))
    press('8')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc']))
    expect(document.querySelector('#panel-keys')).toBeNull()
  })
})

describe('a scheme of more than the base 8', () => {
  const detailed = (part: Partial<Settings> = {}): Partial<PopupView> => ({
    categories: DETAILED,
    offered: arrangeCategories(DETAILED, { ...DEFAULTS, ...part }),
    colours: part.colours ?? {},
  })
  const tiles = () =>
    [...document.querySelectorAll<HTMLElement>('.view .tile')].map((one) => one.dataset.category)

  it("is shown whole, in the person's order, colours and keys, without hidden categories", async () => {
    const { commands } = await showPopup(
      detailed({
        order: ['drive', 'misc'],
        hidden: ['dialing'],
        keys: { drive: 'q' },
        colours: { drive: '#ff0000' },
      }),
    )
    expect(tiles()).toHaveLength(17)
    expect(tiles().slice(0, 3)).toEqual(['drive', 'misc', 'incoming-call'])
    expect($('.view .grid').dataset.many).toBe('many')
    expect(tile('drive').getAttribute('style')).toContain('#ff0000')
    press('q')
    press('9')
    press('4')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo drive', 'switchTo client-meeting']))
  })

  it('stores its shape for the next first frame; the base 8 removes it again', async () => {
    const { show } = await showPopup(detailed())
    expect(localStorage.getItem('grid')).toMatch(/^own many\|\d+$/)
    await show(popupViewOf())
    await vi.waitFor(() => expect(localStorage.getItem('grid')).toBeNull())
  })

  it('offers all of it as answers; a personal key belongs to one category only', async () => {
    const nine = { ...detailed({ keys: { 'client-service': '9' } }) }
    const offered = nine.offered?.filter(({ category }) => category.id !== 'drive') ?? []
    const { commands } = await showPopup({ ...nine, offered, question })
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    expect($('.question [data-category=drive]').textContent).not.toContain('9')
    press('9')
    await vi.waitFor(() => expect(commands).toEqual(['explain q1 client-service']))
  })
})
