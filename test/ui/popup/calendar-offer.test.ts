// @vitest-environment happy-dom

import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press } from '../../support/mounted-popup.ts'
import { popup, question, runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

const offer = (from: number, to: number, category: string, title = '') => ({
  from: from * minute,
  to: to * minute,
  category,
  title,
  domains: ['d1'],
})

describe('what the calendar says of time away', () => {
  const openQuestion = async (offers = [offer(5, 40, 'client-meeting', 'Quarterly review')]) => {
    await showPopup()
    popup.played.offers = offers
    await popup.show(popupViewOf({ ...runs('research'), question, hasCalendar: true }))
    $('#question').click()
    await vi.waitFor(() => $('.question'))
    return popup
  }

  it('is the first answer, with its title, and one key takes it over', async () => {
    const { commands } = await openQuestion()
    await vi.waitFor(() => expect($('#from-calendar').textContent).toContain('Quarterly review'))
    press('Enter')
    const parts = [{ from: 5 * minute, to: 40 * minute, category: 'client-meeting' }]
    await vi.waitFor(() => expect(commands[0]).toBe(`explainParts ${JSON.stringify(parts)}`))
    await vi.waitFor(() => expect(commands[1]).toMatch(/^learnFrom/))
  })

  it('is a split if there were two', async () => {
    const { commands } = await openQuestion([
      offer(0, 20, 'internal-meeting'),
      offer(25, 47, 'client-meeting'),
    ])
    const button = await vi.waitFor(() => $('#from-calendar'))
    button.click()
    await vi.waitFor(() => expect(commands[0]).toMatch(/internal-meeting.*client-meeting/))
  })

  it('leaves the question open for what the calendar does not say', async () => {
    const { commands } = await openQuestion([offer(5, 40, 'client-meeting')])
    await vi.waitFor(() => $('#from-calendar').click())
    await vi.waitFor(() => expect(commands[1]).toMatch(/^learnFrom/))
    expect(document.querySelector('.question')).not.toBeNull()
  })

  it('closes the question if it answers for the whole of it', async () => {
    await openQuestion([
      offer(question.startedAt / minute, question.endedAt / minute, 'client-meeting'),
    ])
    await vi.waitFor(() => $('#from-calendar').click())
    await vi.waitFor(() => expect(document.querySelector('.question')).toBeNull())
  })

  it('is not there without a calendar, and other keys answer as ever', async () => {
    const { commands } = await openQuestion([])
    press('Enter')
    press('4')
    await vi.waitFor(() => expect(commands).toEqual(['explain q1 client-meeting']))
    expect(document.querySelector('#from-calendar')).toBeNull()
  })
})
