// @vitest-environment happy-dom

import { describe, expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, press } from '../../support/mounted-popup.ts'
import { question, runs, setUpPopup, showPopup } from '../../support/ui/popup.ts'

setUpPopup()

describe('the header', () => {
  it('has one word to stop, whatever runs', async () => {
    const { show } = await showPopup(runs('incoming-call'))
    expect($('#stop').textContent).toBe('Stop')
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
        context: { product: 'pipedrive', record: { type: 'deal', id: '4182' } },
      },
    })
    // The popup loads the names of products only when it shows one, so the name appears a moment later.
    await vi.waitFor(() => expect($('.tag').textContent).toBe('auto · Pipedrive · deal 4182'))
  })

  it('shows since when the category runs', async () => {
    await showPopup(runs('misc', Date.now() - 14 * minute - 7500))
    expect($('#clock').textContent).toBe('0:14:07')
  })

  it('offers only starts before the present one', async () => {
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

  it('shows no time when nothing runs', async () => {
    await showPopup({})
    expect($('#running').textContent).toBe('Nothing is running')
    expect(document.querySelector('#clock')).toBeNull()
    expect($('#stop').hidden).toBe(true)
  })

  it('shows that the person is away', async () => {
    await showPopup({ away: Date.now() })
    expect($('#running').textContent).toMatch(/^Away since/)
  })
})

it('a clock set back is shown before everything else, and a click counts from now', async () => {
  const ahead = new Date(2026, 10, 23, 23, 2).getTime()
  const { commands } = await showPopup({ ...runs('misc'), question, ahead })
  expect(document.querySelector('#question')).toBeNull()
  await vi.waitFor(() => expect($('#behind').textContent).toBe('Clock set backContinue from now'))
  expect($('#behind span').title).toMatch(/recorded up to .*11:02/)
  $('#count').click()
  await vi.waitFor(() => expect(commands).toEqual(['countFromNow']))
})

describe('a doubt', () => {
  const at = new Date(2026, 10, 23, 14, 2).getTime()

  it('is answered by a click: it goes on', async () => {
    const { commands } = await showPopup({ ...runs('client-meeting'), doubt: { why: 'long', at } })
    await vi.waitFor(() =>
      expect($('#doubt').textContent).toMatch(/^Still going on\?YesEnded .*2:02/),
    )
    $('#doubt-y').click()
    await vi.waitFor(() => expect(commands).toEqual(['confirm']))
  })

  it.each([
    ['long', 'endForgotten'],
    ['crm', 'documentInstead'],
  ] as const)('by a key: it is over (%s)', async (why, command) => {
    const { commands } = await showPopup({ ...runs('outgoing-call'), doubt: { why, at } })
    await vi.waitFor(() => $('#doubt'))
    press('e')
    await vi.waitFor(() => expect(commands).toEqual([command]))
  })

  it('comes before a question, whose keys do nothing meanwhile', async () => {
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
  it('links to the settings until the browser is connected', async () => {
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
    [{ receipt: { count: 34, seconds: 27_720, at: 0, matches: false } }, /not the same as here/],
    [{}, 'Nothing to send yet'],
  ])('says whether the day is sent: %j', async (sending, words) => {
    const connected = {
      connected: true,
      waiting: 0,
      refused: 0,
      busy: false,
      differing: [],
      ...sending,
    }
    await showPopup({ sending: connected })
    // The popup loads the messages about failures only when there is a failure, so the text appears a
    // moment later.
    await vi.waitFor(() => expect($('#sending').textContent).toMatch(words))
  })

  it('keeps the focus on its button while it sends', async () => {
    const state = { connected: true, waiting: 1, refused: 0, busy: false, differing: [] }
    const { show, commands } = await showPopup({ sending: state })
    $('#send').focus()
    await show(popupViewOf({ sending: { ...state, busy: true } }))
    expect(document.activeElement).toBe($('#send'))
    $('#send').click()
    expect(commands).toEqual([])
  })

  it('sends if the browser is connected', async () => {
    const { commands } = await showPopup({
      sending: { connected: true, waiting: 1, refused: 0, busy: false, differing: [] },
    })
    $('#send').click()
    await vi.waitFor(() => expect(commands).toEqual(['askToSend']))
  })
})
