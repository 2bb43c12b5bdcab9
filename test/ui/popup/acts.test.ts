// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { PastAct } from '../../../src/store/timeline/act-history.ts'
import type { PopupView } from '../../../src/store/views/popup-view.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press, tile } from '../../support/mounted-popup.ts'
import { popup, runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

const bakeries = { category: 'outgoing-call', note: 'Bakeries' }
const isGone = (css: string) => vi.waitFor(() => expect(document.querySelector(css)).toBeNull())

describe('the reply to an act', () => {
  const switched = async () => {
    await showPopup(runs('misc'))
    tile('research').click()
    await vi.waitFor(() => expect(popup.commands).toEqual(['switchTo research']))
    await popup.show(popupViewOf(runs('research', new Date(2026, 10, 23, 14, 2).getTime())))
    await vi.waitFor(() => $('.reply'))
  }

  it('says at the tile what runs since when, and takes it back', async () => {
    await switched()
    expect($('.reply').textContent).toMatch(/^Research.*since .*2:02.* · Undo$/)
    await vi.waitFor(() => expect($('#said').textContent).toMatch(/^Research since .*2:02/))
    expect($('#said').getAttribute('role')).toBe('status')
    $('#take-back').click()
    await vi.waitFor(() => expect(popup.commands.at(-1)).toBe('undo'))
  })

  it('is gone after five seconds; what was said stays, so that it is not said again', async () => {
    await showPopup(runs('misc'))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    tile('research').click()
    await vi.advanceTimersByTimeAsync(50)
    vi.useRealTimers()
    await popup.show(popupViewOf(runs('research')))
    await vi.waitFor(() => $('.reply'))
    await isGoneAfterFiveSeconds()
    expect($('#said').textContent).toMatch(/^Research since/)
  })

  it('says nothing that was read while the act was being stored', async () => {
    const stored = Promise.withResolvers<void>()
    const before = { ...runs('misc'), redo: { did: 'note' } } as const
    await showPopup(before)
    popup.setOutcome(() => stored.promise)
    press('u')
    await vi.waitFor(() => expect(popup.commands).toEqual(['undo']))
    // This view was read after the undo began, but does not contain its result yet. It was read because
    // something else was stored in the meantime.
    await popup.show(popupViewOf({ ...before, now: Date.now() + 1000 }))
    const read = Promise.withResolvers<PopupView>()
    popup.setRead(() => read.promise)
    stored.resolve()
    await vi.waitFor(() => expect(popup.changed).toHaveBeenCalled())
    await import('../../../src/ui/popup/reply.tsx')
    await popup.drawn()
    expect(document.querySelector('.reply')).toBeNull()
    read.resolve(popupViewOf({ redo: { did: 'switch', category: 'misc' } }))
    await vi.waitFor(() => expect($('#said').textContent).toBe('Undone: Misc'))
  })

  it('says at Stop what starts by itself next', async () => {
    await showPopup(runs('outgoing-call'))
    $('#stop').click()
    await vi.waitFor(() => expect(popup.changed).toHaveBeenCalled())
    await popup.show(popupViewOf({ undo: { did: 'stop' }, starting: 'documentation' }))
    await vi.waitFor(() =>
      expect($('.reply').textContent).toMatch(
        /^Stopped at .*\. Next: Documentation \(CRM\) · Undo$/,
      ),
    )
  })

  it('says what runs instead of a call that was over', async () => {
    const at = new Date(2026, 10, 23, 14, 2).getTime()
    await showPopup({ ...runs('outgoing-call'), doubt: { why: 'crm', at } })
    await vi.waitFor(() => $('#doubt-e').click())
    await vi.waitFor(() => expect(popup.commands).toEqual(['documentInstead']))
    const undo = { did: 'switch', category: 'documentation' } as const
    await popup.show(popupViewOf({ ...runs('documentation', at), undo }))
    await vi.waitFor(() =>
      expect($('.reply').textContent).toMatch(/^Documentation \(CRM\) since .*2:02.* · Undo$/),
    )
  })

  it('says from what an earlier start took time', async () => {
    const research = { id: 'r', category: 'research', startedAt: 0, source: 'hand' as const }
    const takes = [{ stretch: research, ms: 12 * minute, whole: false }]
    const earlier = [{ minutes: 15, takes }]
    await showPopup({ ...runs('misc', Date.now() - 3 * minute), earlier })
    $('[data-minutes="15"]').click()
    await vi.waitFor(() => expect(popup.commands).toHaveLength(1))
    await popup.show(popupViewOf({ ...runs('misc'), undo: { did: 'earlier', minutes: 15 } }))
    await vi.waitFor(() =>
      expect($('.reply').textContent).toBe('15 min earlier: took 12\u00a0min from Research · Undo'),
    )
  })

  it('to an undo offers the redo', async () => {
    await showPopup(runs('misc'))
    press('u')
    await vi.waitFor(() => expect(popup.commands).toEqual(['undo']))
    await popup.show(
      popupViewOf({ ...runs('research'), redo: { did: 'switch', category: 'misc' } }),
    )
    await vi.waitFor(() => expect($('.reply').textContent).toBe('Undone · Redo'))
    await vi.waitFor(() => expect($('#said').textContent).toBe('Undone: Misc'))
    $('#take-back').click()
    await vi.waitFor(() => expect(popup.commands.at(-1)).toBe('redo'))
  })

  /**
   * Waits in real time, because the popup starts the timer of a reply before the test can replace
   * timers.
   */
  const isGoneAfterFiveSeconds = () =>
    vi.waitFor(() => expect(document.querySelector('.reply')).toBeNull(), 8000)
}, 20_000)

describe('repeats', () => {
  const shown = async () => {
    await showPopup()
    popup.played.repeats = { pairs: [bakeries, { category: 'misc', note: 'Post' }], notes: [] }
    await popup.show(popupViewOf(runs('research')))
    await vi.waitFor(() => $('#repeat-1'))
  }

  it('start stage and note together, by a click or Shift and a digit', async () => {
    await shown()
    expect($('#repeat-1').textContent).toContain('Outgoing call · Bakeries')
    expect($('#repeat-1').getAttribute('aria-keyshortcuts')).toBe('Shift+1')
    $('#repeat-1').click()
    press('@', { code: 'Digit2', shiftKey: true })
    // There are buttons for only two pairs of category and note, so the key for a third pair does
    // nothing.
    press('#', { code: 'Digit3', shiftKey: true })
    await vi.waitFor(() =>
      expect(popup.commands).toEqual(['repeat outgoing-call Bakeries', 'repeat misc Post']),
    )
  })

  it('leave a digit that is written with Shift to the stages', async () => {
    await shown()
    press('1', { code: 'Digit1', shiftKey: true })
    await vi.waitFor(() => expect(popup.commands).toEqual(['switchTo incoming-call']))
  })

  it('are reached by their key before they are read', async () => {
    await showPopup()
    press('!', { code: 'Digit1', shiftKey: true })
    await popup.show(popupViewOf(runs('research')))
    await vi.waitFor(() => expect(popup.commands).toEqual(['repeatByKey 0']))
  })

  it('show which one runs', async () => {
    await shown()
    const { running } = runs('outgoing-call')
    if (!running) throw new Error('Nothing runs')
    await popup.show(popupViewOf({ running: { ...running, note: 'Bakeries' } }))
    await vi.waitFor(() => expect($('#repeat-1').getAttribute('aria-pressed')).toBe('true'))
    expect($('#repeat-2').getAttribute('aria-pressed')).toBe('false')
  })
})

describe('the history of acts', () => {
  const past = (part: Partial<PastAct>): PastAct => ({
    id: 1,
    did: 'switch',
    at: 0,
    takes: [],
    ...part,
  })
  const openHistory = async () => {
    await showPopup()
    popup.played.acts = {
      done: [
        past({
          id: 3,
          did: 'earlier',
          minutes: 15,
          takes: [{ category: 'misc', ms: 12 * minute }],
        }),
        past({ id: 2, category: 'outgoing-call', note: 'Bakeries' }),
        past({ id: 1, did: 'stop', category: 'research' }),
      ],
      undone: [past({ id: 4, did: 'note', note: 'Post' }), past({ id: 5, did: 'auto' })],
      canUndo: true,
      canRedo: true,
    }
    await popup.show(popupViewOf({ ...runs('misc'), redo: { did: 'note' } }))
    $('#history').click()
    await vi.waitFor(() => $('.history li'))
  }

  it('says the acts in words; one step can be undone, one redone', async () => {
    await openHistory()
    const lines = [...document.querySelectorAll('.history li span')].map((e) => e.textContent)
    expect(lines).toEqual([
      'auto',
      'Note: “Post”',
      '15 min earlier: took 12\u00a0min from Misc',
      'Outgoing call · Bakeries',
      'Stop: Research',
    ])
    expect(document.querySelectorAll('.history li button')).toHaveLength(2)
    $('#step-undo').click()
    $('#step-redo').click()
    await vi.waitFor(() => expect(popup.commands).toEqual(['undo', 'redo']))
  })

  it.each(['Escape', 'Backspace'])('takes the keys, and %s closes it', async (key) => {
    await openHistory()
    press('u')
    press('r')
    press('3')
    await vi.waitFor(() => expect(popup.commands).toEqual(['undo', 'redo']))
    press(key)
    await isGone('.history')
  })
})

describe('a note', () => {
  const typing = async (text: string) => {
    await showPopup()
    popup.played.repeats = { pairs: [], notes: ['Price list', 'Bakeries list', 'Post'] }
    await popup.show(popupViewOf(runs('misc')))
    press('n')
    const note = $<HTMLInputElement>('#note')
    note.value = text
    note.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await vi.waitFor(() => $('#notes'))
    return note
  }
  const offered = () => [...document.querySelectorAll('[role=option]')].map((o) => o.textContent)

  it('is completed by keyboard from earlier ones', async () => {
    const note = await typing('li')
    await vi.waitFor(() => expect(offered()).toEqual(['Price list', 'Bakeries list']))
    press('ArrowDown', { at: note })
    press('ArrowDown', { at: note })
    await vi.waitFor(() => expect(note.getAttribute('aria-activedescendant')).toBe('note-1'))
    press('Enter', { at: note })
    await vi.waitFor(() => expect(popup.commands).toEqual(['setNote Bakeries list now']))
    expect(document.activeElement).toBe(note)
  })

  it('keeps what was typed if Escape closes the list', async () => {
    const note = await typing('P')
    await vi.waitFor(() => expect(offered()).toEqual(['Price list', 'Post']))
    press('Escape', { at: note })
    await vi.waitFor(() => expect($('#notes').hidden).toBe(true))
    press('Enter', { at: note })
    await vi.waitFor(() => expect(popup.commands).toEqual(['setNote P now']))
  })
})

beforeEach(() => localStorage.clear())
afterEach(() => vi.useRealTimers())
