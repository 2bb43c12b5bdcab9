// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { arranged } from '../../../src/core/scheme/arrangement.ts'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import { DEFAULTS, type Settings } from '../../../src/core/settings/settings.ts'
import type { Face } from '../../../src/store/views/popup-view.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, mountPopupOnStub, press, someSite, tile } from '../../support/mounted-popup.ts'

const minute = 60_000

let popup: ReturnType<typeof mountPopupOnStub>
const showPopup = async (face?: Partial<Face>) => {
  popup = mountPopupOnStub()
  if (face) await popup.show(popupViewOf(face))
  return popup
}
afterEach(() => popup.end())

const runs = (category: string, since = Date.now() - 20 * minute): Partial<Face> => ({
  running: { id: 'now', category, since, source: 'hand', offComputer: category.endsWith('call') },
  undo: { did: 'switch', category },
})
const question = {
  id: 'q1',
  startedAt: 0,
  endedAt: 47 * minute,
  before: 'research',
  count: 1,
  likely: ['client-meeting', 'drive', 'research'],
}

describe('before the data has come', () => {
  it('has every button, and says nothing that it does not know', async () => {
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

  it('says so when the storage cannot be opened, also of a click made meanwhile', async () => {
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

  it('is pending until it is stored, and shown as done only when it was read', async () => {
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

  it('that failed says why, changes nothing, and is forgotten by the next that works', async () => {
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

describe('keys', () => {
  it('stop, undo, note', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('s')
    press('U')
    press('n')
    await vi.waitFor(() => expect(commands).toEqual(['stop', 'undo']))
    expect(document.activeElement?.id).toBe('note')
  })

  it('are found by their place where the layout writes other signs', async () => {
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

describe('the panel, which stays open', () => {
  const showPanel = async (face: Partial<Face>) => {
    popup = mountPopupOnStub(someSite(), true)
    await popup.show(popupViewOf(face))
    return popup
  }
  const type = (text: string) => {
    for (const key of text) press(key, { shiftKey: key !== key.toLowerCase() })
  }
  const hints = () =>
    [...document.querySelectorAll('.view [aria-keyshortcuts], .view .key')].map((e) => e.outerHTML)

  it('takes a sentence for none of its keys, says so, and shows no hint of one', async () => {
    const at = Date.now()
    const { commands } = await showPanel({ ...runs('research'), doubt: { why: 'long', at } })
    type('Buy 3 seats at 1799, yes: 24 users need 5678 more')
    expect(hints()).toEqual([])
    expect(document.body.innerHTML).not.toMatch(/title="[^"]*\([SUNYEMB1-9]\)"/)
    expect($('.panel-keys').textContent).toMatch(/are off here/)
    tile('misc').click()
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc']))
  })

  it('does not tell to press a key', async () => {
    await showPanel({})
    expect($('.pick').textContent).not.toContain('press')
  })

  it('answers its question by clicks, and Escape closes it', async () => {
    const { commands } = await showPanel({ ...runs('research'), question })
    $('#question').click()
    await vi.waitFor(() => $('[role="dialog"]'))
    type('4 bsm')
    expect(document.querySelector('[role="dialog"] .key')).toBeNull()
    press('Escape')
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull())
    expect(commands).toEqual([])
  })

  it('has a switch of its own for them', async () => {
    const { commands, show } = await showPanel(runs('research'))
    $('#panel-keys').click()
    await vi.waitFor(() => expect(commands).toEqual(['setPanelKeys true']))
    await show(popupViewOf({ ...runs('research'), panelKeys: true }))
    expect(tile('misc').getAttribute('aria-keyshortcuts')).toBe('8')
    press('8')
    await vi.waitFor(() => expect(commands.at(-1)).toBe('switchTo misc'))
    $('#panel-keys').click()
    await vi.waitFor(() => expect(commands.at(-1)).toBe('setPanelKeys false'))
  })

  it('lets a key go by that comes before it is known whether it acts', async () => {
    popup = mountPopupOnStub(someSite(), true)
    press('3')
    await popup.show(popupViewOf({ ...runs('research'), panelKeys: true }))
    press('8')
    await vi.waitFor(() => expect(popup.commands).toEqual(['switchTo misc']))
  })

  it('the popup keeps them, whatever is chosen for the panel', async () => {
    const { commands } = await showPopup(runs('research'))
    press('8')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo misc']))
    expect(document.querySelector('#panel-keys')).toBeNull()
  })
})

describe('a scheme of more than the base 8', () => {
  const detailed = (part: Partial<Settings> = {}): Partial<Face> => ({
    categories: DETAILED,
    offered: arranged(DETAILED, { ...DEFAULTS, ...part }),
    colours: part.colours ?? {},
  })
  const tiles = () =>
    [...document.querySelectorAll<HTMLElement>('.view .tile')].map((one) => one.dataset.category)

  it('is shown whole, in the person’s order, colours and keys, without what they hid', async () => {
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

  it('leaves its shape for the next first frame, which the base 8 takes away again', async () => {
    const { show } = await showPopup(detailed())
    expect(localStorage.getItem('grid')).toMatch(/^own many\|\d+$/)
    await show(popupViewOf())
    await vi.waitFor(() => expect(localStorage.getItem('grid')).toBeNull())
  })

  it('answers a question with all of it; a key of the person’s own is nobody else’s', async () => {
    const nine = { ...detailed({ keys: { 'client-service': '9' } }) }
    const offered = nine.offered?.filter(({ category }) => category.id !== 'drive') ?? []
    const { commands } = await showPopup({ ...nine, offered, question })
    $('#question').click()
    await vi.waitFor(() => $('[role="dialog"]'))
    expect($('[role="dialog"] [data-category=drive]').textContent).not.toContain('9')
    press('9')
    await vi.waitFor(() => expect(commands).toEqual(['explain q1 client-service']))
  })
})

describe('the header', () => {
  it('says End for what happens away from the computer, else Stop', async () => {
    const { show } = await showPopup(runs('incoming-call'))
    expect($('#stop').textContent).toBe('End')
    await show(popupViewOf(runs('misc')))
    expect($('#stop').textContent).toBe('Stop')
  })

  it('names the product and the record of CRM time', async () => {
    await showPopup({
      running: {
        id: 'now',
        category: 'documentation',
        since: Date.now(),
        source: 'auto',
        offComputer: false,
        context: { product: 'pipedrive', record: { type: 'deal', id: '4182' } },
      },
    })
    // The names of products are loaded only where one shows.
    await vi.waitFor(() => expect($('.tag').textContent).toBe('auto · Pipedrive · deal 4182'))
  })

  it('shows the run of the category', async () => {
    await showPopup(runs('misc', Date.now() - 14 * minute - 7500))
    expect($('#clock').textContent).toBe('0:14:07')
  })

  it('offers only starts before the one that there is', async () => {
    const { commands } = await showPopup(runs('misc', Date.now() - 12 * minute))
    const offered = [...document.querySelectorAll<HTMLButtonElement>('[data-minutes]')]
    expect(offered.map((b) => [b.textContent, b.disabled])).toEqual([
      ['5', true],
      ['15', false],
      ['30', false],
    ])
    const before = Date.now()
    $('[data-minutes="15"]').click()
    await vi.waitFor(() => expect(commands).toHaveLength(1))
    const at = Number(commands[0]?.replace('moveStart ', ''))
    expect(at).toBeGreaterThanOrEqual(before - 15 * minute)
    expect(at).toBeLessThanOrEqual(Date.now() - 15 * minute)
  })

  it('is calm when nothing runs', async () => {
    await showPopup({})
    expect($('#running').textContent).toBe('Nothing is running')
    expect(document.querySelector('#clock')).toBeNull()
    expect($('#stop').hidden).toBe(true)
  })

  it('knows that the person is away', async () => {
    await showPopup({ away: Date.now() })
    expect($('#running').textContent).toMatch(/^Away since/)
  })
})

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

  it('is not left by the Enter of an input method, nor by one with nothing of its own', async () => {
    const { commands } = await showPopup(runs('misc'))
    press('n')
    const note = type('かいぎ')
    press('Enter', { at: note, isComposing: true })
    press('Enter', { at: note, keyCode: 229 } as KeyboardEventInit)
    press('Enter', { at: note, ctrlKey: true })
    expect(document.activeElement).toBe(note)
    expect(commands).toEqual([])
  })

  it('while the field has the focus, saving does not write into it', async () => {
    const { commands, show } = await showPopup(runs('misc'))
    press('n')
    const note = type('price list, and ')
    note.setSelectionRange(5, 5)
    await vi.waitFor(() => expect(commands).toHaveLength(1), 2000)
    const misc = runs('misc')
    const running = { ...misc.running, note: 'price list, and' } as Face['running']
    await show(popupViewOf({ ...misc, ...(running && { running }) }))
    expect([note.value, note.selectionStart]).toEqual(['price list, and ', 5])
    note.blur()
    await vi.waitFor(() => expect(note.value).toBe('price list, and'))
    expect(commands).toHaveLength(1)
  })

  it('shows the note of what runs next, also while the field has the focus', async () => {
    const { commands, show } = await showPopup(runs('misc'))
    press('n')
    const note = type('about misc')
    await vi.waitFor(() => expect(commands).toHaveLength(1), 2000)
    const next = { ...runs('research').running, id: 'next' } as NonNullable<Face['running']>
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
    // Three code points each: the 167th would be cut in its middle.
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

  it('pasted over the limit in the middle, what stood behind stays, and the caret too', async () => {
    await showPopup(runs('misc'))
    press('n')
    const note = $<HTMLInputElement>('#note')
    note.value = `${'a'.repeat(300)}${'b'.repeat(300)}${'c'.repeat(100)}`
    note.setSelectionRange(600, 600)
    note.dispatchEvent(new InputEvent('input', { bubbles: true }))
    expect(note.value).toBe(`${'a'.repeat(300)}${'b'.repeat(100)}${'c'.repeat(100)}`)
    expect(note.selectionStart).toBe(400)
  })

  it('goes to what ran while it was typed: leaving the field saves before the click', async () => {
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

describe('a question', () => {
  const opened = async () => {
    await showPopup({ ...runs('research'), question })
    $('#question').click()
    await vi.waitFor(() => $('[role="dialog"]'))
    return popup
  }

  it('is answered by no key as long as its view is closed', async () => {
    const { commands } = await showPopup({ ...runs('research'), question })
    press('4')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo client-meeting']))
  })

  it('takes the keys while its view is open', async () => {
    const { commands } = await opened()
    press('s')
    press('u')
    press('4')
    // Undo is offered there, too; S splits.
    await vi.waitFor(() => expect(commands).toEqual(['undo', 'explain q1 client-meeting']))
  })

  it('is answered once, however fast the keys come', async () => {
    const { commands } = await opened()
    press('4')
    press('4')
    press('5')
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull())
    expect(commands).toEqual(['explain q1 client-meeting'])
  })

  it.each([
    ['break', '#break'],
    ['drive', '[role="dialog"] [data-category="drive"]'],
  ])('can be answered with %s', async (answer, button) => {
    const { commands } = await opened()
    $(button).click()
    await vi.waitFor(() => expect(commands).toEqual([`explain q1 ${answer}`]))
  })

  const answers = () =>
    [...document.querySelectorAll<HTMLElement>('[role="dialog"] .tile')].map(
      (t) => t.dataset.category,
    )

  it('offers what is likely, with the same key as everywhere; the rest on demand', async () => {
    const { commands } = await opened()
    expect(answers()).toEqual(question.likely)
    expect($('[role="dialog"] [data-category="research"]').textContent).toContain('as before')
    expect($('[role="dialog"] [data-category="drive"]').textContent).toContain('9')
    press('m')
    await vi.waitFor(() => expect(answers()).toHaveLength(9))
    press('1')
    await vi.waitFor(() => expect(commands).toEqual(['explain q1 incoming-call']))
  })

  it('goes on to the next that waits', async () => {
    const { show } = await showPopup({ ...runs('research'), question: { ...question, count: 2 } })
    $('#question').click()
    await vi.waitFor(() => $('[role="dialog"]'))
    press('4')
    await vi.waitFor(() => expect(popup.commands).toHaveLength(1))
    await show(popupViewOf({ ...runs('research'), question: { ...question, id: 'q2' } }))
    press('b')
    await vi.waitFor(() =>
      expect(popup.commands).toEqual(['explain q1 client-meeting', 'explain q2 break']),
    )
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull())
  })

  it('does not name a break that came before', async () => {
    await showPopup({ ...runs('research'), question: { ...question, before: 'break' } })
    $('#question').click()
    await vi.waitFor(() => $('.away'))
    expect($('.away').textContent).not.toMatch(/before that|break/)
  })

  describe('split', () => {
    const noon = new Date(2026, 10, 23, 12).getTime()
    const lunch = { ...question, startedAt: noon, endedAt: noon + 60 * minute }
    const splitting = async (asked = lunch) => {
      await showPopup({ ...runs('research'), question: asked })
      $('#question').click()
      await vi.waitFor(() => $('[role="dialog"]'))
      press('s')
      await vi.waitFor(() => $('.split'), 5000)
      return popup
    }
    const set = (css: string, value: string, type: 'input' | 'change') => {
      const field = $<HTMLInputElement>(css)
      field.value = value
      field.dispatchEvent(new Event(type, { bubbles: true }))
    }
    const what = (part: number, category: string) =>
      set(`.split li:nth-child(${part}) select`, category, 'change')
    const until = (part: number, time: string) =>
      set(`.split li:nth-child(${part}) input`, time, 'input')
    const save = () =>
      $('.split').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    const savable = () =>
      vi.waitFor(() => expect($<HTMLButtonElement>('#split-save').disabled).toBe(false))
    const told = ({ commands }: typeof popup) =>
      commands.map((s) => JSON.parse(s.replace('explainParts ', '')))

    it('stores its parts at once, those left for later left out', async () => {
      await splitting()
      expect($<HTMLButtonElement>('#split-save').disabled).toBe(true)
      until(1, '12:20')
      what(1, 'drive')
      await savable()
      ;[...document.querySelectorAll<HTMLElement>('.split .button')].at(-1)?.click()
      await vi.waitFor(() => $('.split li:nth-child(3)'))
      until(2, '12:45')
      what(3, 'break')
      await vi.waitFor(() => expect($('.split').textContent).toContain('12:45'))
      save()
      await vi.waitFor(() =>
        expect(told(popup)).toEqual([
          [
            { from: noon, to: noon + 20 * minute, category: 'drive' },
            { from: noon + 45 * minute, to: noon + 60 * minute, category: 'break' },
          ],
        ]),
      )
      await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull())
    })

    it('refuses times out of order in words, and stores nothing', async () => {
      await splitting()
      what(1, 'drive')
      until(1, '13:30')
      await vi.waitFor(() =>
        expect($('.split [role="alert"]').textContent).toMatch(/Enter times between/),
      )
      save()
      expect(popup.commands).toEqual([])
    })

    it('halves a stretch whose middle lies between two milliseconds', async () => {
      await splitting({ ...lunch, endedAt: noon + 60 * minute + 1 })
      expect($<HTMLInputElement>('.split input').value).toBe('12:30')
    })

    it('takes a time after midnight for the next day', async () => {
      const night = new Date(2026, 10, 23, 23, 30).getTime()
      await splitting({ ...lunch, startedAt: night, endedAt: night + 60 * minute })
      until(1, '00:10')
      what(1, 'drive')
      await savable()
      save()
      await vi.waitFor(() =>
        expect(told(popup)).toEqual([
          [{ from: night, to: night + 40 * minute, category: 'drive' }],
        ]),
      )
    })

    it('Escape leads back to the answers, and its keys are dead', async () => {
      const { commands } = await splitting()
      press('4')
      press('Escape')
      await vi.waitFor(() => expect(answers()).toEqual(question.likely))
      expect(commands).toEqual([])
    })
  })

  it.each([
    ['Escape', () => press('Escape')],
    ['Later', () => $('#later').click()],
  ])('is put away by %s until the popup opens next, or another one waits', async (_, later) => {
    const { commands, show } = await opened()
    later()
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull())
    expect(document.querySelector('#question')).toBeNull()
    $('#note')
    await show(
      popupViewOf({ ...runs('research'), question: { ...question, count: question.count + 1 } }),
    )
    $('#question')
    popup.end()
    await showPopup({ ...runs('research'), question })
    $('#question')
    expect(commands).toEqual([])
  })

  it('hides neither the note nor what can be undone', async () => {
    const undo = { did: 'switch', category: 'research' } as const
    const { commands } = await showPopup({ ...runs('research'), question, undo })
    $('#question')
    expect($('#note').hidden).toBe(false)
    expect($('#undo').hidden).toBe(false)
    expect($('#undo').textContent).toMatch(/Undo.*Research/)
    $('#question').click()
    await vi.waitFor(() => $('[role="dialog"]'))
    press('u')
    await vi.waitFor(() => expect(commands).toEqual(['undo']))
  })

  it('stays open when the answer could not be stored', async () => {
    const { setOutcome } = await opened()
    setOutcome(() => Promise.reject(new Error('no')))
    press('4')
    await vi.waitFor(() => $('[role="alert"]'))
    $('[role="dialog"]')
  })

  it('closes when it was answered elsewhere', async () => {
    const { show } = await opened()
    await show(popupViewOf(runs('research')))
    expect(document.querySelector('[role="dialog"]')).toBeNull()
  })
})

it('a clock set back is told before all else, and a click counts from now', async () => {
  const ahead = new Date(2026, 10, 23, 23, 2).getTime()
  const { commands } = await showPopup({ ...runs('misc'), question, ahead })
  expect(document.querySelector('#question')).toBeNull()
  expect($('#behind').textContent).toBe('Clock set backContinue from now')
  expect($('#behind span').title).toMatch(/recorded up to .*11:02/)
  $('#count').click()
  await vi.waitFor(() => expect(commands).toEqual(['countFromNow']))
})

describe('a doubt', () => {
  const at = new Date(2026, 10, 23, 14, 2).getTime()

  it('is answered by a click: it goes on', async () => {
    const { commands } = await showPopup({ ...runs('client-meeting'), doubt: { why: 'long', at } })
    expect($('#doubt').textContent).toMatch(/^Still going on\?YesEnded .*2:02/)
    $('#doubt-y').click()
    await vi.waitFor(() => expect(commands).toEqual(['confirm']))
  })

  it.each([
    ['long', 'endForgotten'],
    ['crm', 'documentInstead'],
  ] as const)('by a key: it is over (%s)', async (why, command) => {
    const { commands } = await showPopup({ ...runs('outgoing-call'), doubt: { why, at } })
    press('e')
    await vi.waitFor(() => expect(commands).toEqual([command]))
  })

  it('comes before a question, and its keys are dead without one', async () => {
    const { show, commands } = await showPopup({
      ...runs('misc'),
      question,
      doubt: { why: 'long', at },
    })
    expect(document.querySelector('#question')).toBeNull()
    await show(popupViewOf({ ...runs('misc'), question }))
    press('y')
    press('e')
    $('#question').click()
    expect(commands).toEqual([])
  })
})

describe('the footer', () => {
  it('leads to the settings as long as it is not connected', async () => {
    const { commands, opens } = await showPopup({})
    expect($('#sending').textContent).toBe('Not connected')
    $('#send').click()
    expect(opens).toHaveBeenCalledWith('settings', 'to-company')
    expect(commands).toEqual([])
  })

  it.each([
    [{ waiting: 12 }, '12 to send'],
    [{ waiting: 1000, more: true as const }, '1,000+ to send'],
    [{ waiting: 12, failure: 'network' as const }, /server cannot be reached/],
    [{ waiting: 12, failure: 'portal' as const }, /Log in to this network/],
    [{ busy: true }, 'Sending…'],
    [{ busy: true, waiting: 12_400 }, 'Sending… 12,400 left'],
    [{ clockOff: 7 * 60_000, failure: 'token' as const }, /7 min fast/],
    [{ clockOff: -400_000 }, /7 min slow/],
    [{ differing: ['2026-11-24'] }, /other data for Tue, Nov 24/],
    [
      { receipt: { count: 34, seconds: 27_720, at: 0, matches: true } },
      'Received: 34 entries, 7h 42m',
    ],
    [{ receipt: { count: 34, seconds: 27_720, at: 0, matches: false } }, /this browser has not/],
    [{}, 'Nothing to send yet'],
  ])('says how sending stands: %j', async (sending, words) => {
    const connected = {
      connected: true,
      waiting: 0,
      refused: 0,
      busy: false,
      differing: [],
      ...sending,
    }
    await showPopup({ sending: connected })
    expect($('#sending').textContent).toMatch(words)
  })

  it('sends when it is connected', async () => {
    const { commands } = await showPopup({
      sending: { connected: true, waiting: 1, refused: 0, busy: false, differing: [] },
    })
    $('#send').click()
    await vi.waitFor(() => expect(commands).toEqual(['askToSend']))
  })
})

it('says so when what is stored cannot be read', async () => {
  const { failToRead } = await showPopup()
  await failToRead(new Error('broken'))
  expect($('[role="alert"]').textContent).toMatch(/cannot read/)
})

describe('the focus', () => {
  it('goes to the popup when Stop goes away with what it stopped, and to what runs next', async () => {
    const { show } = await showPopup(runs('misc'))
    $('#stop').focus()
    await show(popupViewOf({}))
    expect(document.activeElement?.localName).toBe('main')
  })

  it('goes to the running stage when "started 30 min ago" can no longer be chosen', async () => {
    const { show } = await showPopup(runs('misc'))
    $('[data-minutes="30"]').focus()
    await show(popupViewOf(runs('misc', Date.now() - 45 * minute)))
    expect(document.activeElement).toBe(tile('misc'))
  })
})
