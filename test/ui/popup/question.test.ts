// @vitest-environment happy-dom

import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press } from '../../support/mounted-popup.ts'
import { popup, question, runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

describe('a question', () => {
  const openQuestion = async () => {
    await showPopup({ ...runs('research'), question })
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    return popup
  }

  it('is answered by no key as long as its view is closed', async () => {
    const { commands } = await showPopup({ ...runs('research'), question })
    press('4')
    await vi.waitFor(() => expect(commands).toEqual(['switchTo client-meeting']))
  })

  it('takes the keys while its view is open', async () => {
    const { commands } = await openQuestion()
    press('u')
    press('4')
    await vi.waitFor(() => expect(commands).toEqual(['undo', 'explain q1 client-meeting']))
  })

  it('leaves S its meaning: what runs is stopped, and the question stays', async () => {
    const { commands } = await openQuestion()
    press('s')
    await vi.waitFor(() => expect(commands).toEqual(['stop']))
    $('.question')
  })

  it('is answered once, also by fast keys', async () => {
    const { commands } = await openQuestion()
    press('4')
    press('4')
    press('5')
    await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
    expect(commands).toEqual(['explain q1 client-meeting'])
  })

  it.each([
    ['break', '#break'],
    ['drive', '.question [data-category="drive"]'],
  ])('can be answered with %s', async (answer, button) => {
    const { commands } = await openQuestion()
    $(button).click()
    await vi.waitFor(() => expect(commands).toEqual([`explain q1 ${answer}`]))
  })

  const answers = () =>
    [...document.querySelectorAll<HTMLElement>('.question .tile')].map((t) => t.dataset.category)

  it('offers likely answers with their usual keys, and the others on demand', async () => {
    const { commands } = await openQuestion()
    expect(answers()).toEqual(question.likely)
    expect($('.question [data-category="research"]').textContent).toContain('as before')
    expect($('.question [data-category="drive"]').textContent).toContain('9')
    press('m')
    await vi.waitFor(() => expect(answers()).toHaveLength(9))
    press('1')
    await vi.waitFor(() => expect(commands).toEqual(['explain q1 incoming-call']))
  })

  it('continues with the next question', async () => {
    const { show } = await showPopup({ ...runs('research'), question: { ...question, count: 2 } })
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    press('4')
    await vi.waitFor(() => expect(popup.commands).toHaveLength(1))
    await show(popupViewOf({ ...runs('research'), question: { ...question, id: 'q2' } }))
    press('b')
    await vi.waitFor(() =>
      expect(popup.commands).toEqual(['explain q1 client-meeting', 'explain q2 break']),
    )
    await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
  })

  it('does not name a break before it', async () => {
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
      await vi.waitFor(() => $('.question'))
      press('x')
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
    const partsOf = ({ commands }: typeof popup) =>
      commands.map((s) => JSON.parse(s.replace('explainParts ', '')))

    it('stores its parts in one act, without those left for later', async () => {
      await splitting()
      expect((document.activeElement as HTMLInputElement).type).toBe('time')
      // The absence was on another day. The weekday is in the line of the question, not in this field.
      expect($('.split .from').textContent).toMatch(/^12:00\sPM$/)
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
        expect(partsOf(popup)).toEqual([
          [
            { from: noon, to: noon + 20 * minute, category: 'drive' },
            { from: noon + 45 * minute, to: noon + 60 * minute, category: 'break' },
          ],
        ]),
      )
      await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
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
        expect(partsOf(popup)).toEqual([
          [{ from: night, to: night + 40 * minute, category: 'drive' }],
        ]),
      )
    })

    it.each(['Escape', 'Backspace'])(
      '%s goes back to the answers; its keys do nothing',
      async (key) => {
        const { commands } = await splitting()
        press('4')
        press(key)
        await vi.waitFor(() => expect(answers()).toEqual(question.likely))
        expect(commands).toEqual([])
      },
    )
  })

  it.each([
    ['Escape', () => press('Escape')],
    ['Backspace', () => press('Backspace')],
    ['Later', () => $('#later').click()],
  ])('is put away by %s until the popup opens next, or another one waits', async (_, later) => {
    const { commands, show } = await openQuestion()
    later()
    await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
    expect(document.querySelector('#question')).toBeNull()
    $('#note')
    await show(
      popupViewOf({ ...runs('research'), question: { ...question, count: question.count + 1 } }),
    )
    $('#question')
    popup.end()
    await showPopup({ ...runs('research'), question })
    $('#question')
    // The command `putOffQuestions` stores that the person wants to answer later. Instead of the
    // question mark, the badge then shows the elapsed time again.
    expect(commands).toEqual(['putOffQuestions'])
  })

  it('hides neither the note nor the undo', async () => {
    const undo = { did: 'switch', category: 'research' } as const
    const { commands } = await showPopup({ ...runs('research'), question, undo })
    $('#question')
    expect($('#note').hidden).toBe(false)
    expect($('#undo').hidden).toBe(false)
    expect($('#undo').textContent).toMatch(/Undo.*Research/)
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    for (const id of ['#note', '#undo']) expect($(id).closest('[inert], [hidden]')).toBeNull()
    press('u')
    await vi.waitFor(() => expect(commands).toEqual(['undo']))
    press('n')
    expect(document.activeElement?.id).toBe('note')
    // Escape in the note field does not close the question. It only moves the focus back to the
    // question.
    press('Escape', { at: $('#note') })
    expect(document.activeElement).toBe($('.question'))
  })

  it('shows what was before and after', async () => {
    await showPopup()
    const row = (category: string) => ({
      category,
      startedAt: 0,
      endedAt: 1,
      source: 'hand' as const,
    })
    popup.played.around = { before: [row('misc'), row('research')], after: [row('documentation')] }
    await popup.show(popupViewOf({ ...runs('research'), question }))
    $('#question').click()
    await vi.waitFor(() =>
      expect($('.ends').textContent).toBe('Before: ResearchAfter: Documentation (CRM)'),
    )
    expect(document.querySelectorAll('.strip i')).toHaveLength(3)
  })

  it('shows its keys', async () => {
    await openQuestion()
    const keys = ['#break', '#split', '#more', '#later'].map((id) => $(`${id} .key`).textContent)
    expect(keys).toEqual(['B', 'X', 'M', '⌫'])
  })

  it('stays open if the answer could not be stored', async () => {
    const { setOutcome } = await openQuestion()
    setOutcome(() => Promise.reject(new Error('no')))
    press('4')
    await vi.waitFor(() => $('[role="alert"]'))
    $('.question')
  })

  it('closes when it was answered elsewhere', async () => {
    const { show } = await openQuestion()
    await show(popupViewOf(runs('research')))
    expect(document.querySelector('.question')).toBeNull()
  })
})
