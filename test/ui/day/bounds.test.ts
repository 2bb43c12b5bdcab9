// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  at,
  db,
  MEETING,
  MORNING,
  openCell,
  openDayPage,
  press,
  put,
  setUpDayPage,
  storedRows,
  submit,
  textOf,
  typeInto,
  untilDrawn,
  untilShown,
  untilStored,
} from '../../support/ui/day-page.ts'

setUpDayPage()

const bound = (time: string) => `.bound[data-at="${at(time)}"]`

describe('a bound', () => {
  it('is moved with the keys, shows where it is, and is stored with Enter', async () => {
    await openDayPage()
    for (const [key, more, expected] of [
      ['ArrowLeft', {}, '9:29'],
      ['ArrowRight', { shiftKey: true }, '9:34'],
      ['PageUp', {}, '9:39'],
    ] as const) {
      press(bound('09:30'), key, more)
      await vi.waitFor(() =>
        expect($(bound('09:30')).getAttribute('aria-valuetext')).toMatch(expected),
      )
    }
    expect(textOf('.timeline .label')).toMatch(
      /^9:39 AM Research 30m → 39m \| Outgoing call 1h → 51m$/,
    )
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
    press(bound('09:30'), 'Enter')
    await vi.waitFor(async () => expect((await storedRows())[0]).toBe('09:00-09:39 research'))
    await untilShown(bound('09:39'))
  })

  it('returns to its place with Escape', async () => {
    await openDayPage()
    press(bound('09:30'), 'ArrowLeft')
    await untilShown('.timeline .label')
    press(bound('09:30'), 'Escape')
    await vi.waitFor(() => expect(document.querySelector('.timeline .label')).toBeNull())
    expect(await db.edits.count()).toBe(0)
  })

  /**
   * Drags the bound (the border between two entries) at the time `from` to the time `to`, on a bar with
   * a width of a thousand pixels.
   */
  const draw = async (from: string, to: string, more: MouseEventInit = {}, midway = () => {}) => {
    const { from: first, to: last } = $('.bar').dataset
    const x = (time: string) => ((at(time) - Number(first)) / (Number(last) - Number(first))) * 1000
    $('.bar').getBoundingClientRect = () => new DOMRect(0, 0, 1000, 74)
    const handle = $(bound(from))
    handle.setPointerCapture = () => undefined
    const point = async (type: string, clientX: number) => {
      handle.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX, ...more }))
      await untilDrawn()
    }
    await point('pointerdown', x(from))
    await point('pointermove', x(to))
    midway()
    await point('pointerup', x(to))
  }
  /** Stores two entries that lasted only some seconds, and a call after them. */
  const seconds = async () => {
    await put('09:00:00-09:00:07', 'misc')
    await put('09:00:07-09:00:12', 'research')
    await put('09:00:12-10:00:00', 'outgoing-call')
  }

  it('is dragged with the pointer, in steps of five minutes', async () => {
    await openDayPage()
    await draw('09:30', '09:41')
    await vi.waitFor(async () => expect((await storedRows())[0]).toBe('09:00-09:40 research'))
  })

  it.each([
    [
      '09:00:12',
      '08:40',
      ['08:40-09:00 misc', '09:00-09:00 research', '09:00-10:00 outgoing-call'],
    ],
    [
      '09:00:00',
      '09:20',
      ['09:00-09:00 misc', '09:00-09:20 research', '09:20-10:00 outgoing-call'],
    ],
  ])('over other rows leaves those unchanged: %s dragged to %s', async (from, to, expected) => {
    await openDayPage(seconds)
    await draw(from, to)
    await untilStored(expected)
  })

  it.each([
    ['09:30', '12:30', '10:29', 'to the right'],
    ['10:30', '08:00', '09:31', 'to the left'],
    ['12:00', '15:00', '13:00', 'over untracked time'],
    ['13:00', '09:10', '12:00', 'back over untracked time'],
  ])('stops at the neighbour: %s drawn to %s stays at %s, %s', async (from, to, stops) => {
    await openDayPage()
    await draw(from, to)
    await untilShown(bound(stops))
    expect(await storedRows()).toHaveLength(5)
    expect(document.querySelector('.timeline .takes')).toBeNull()
  })

  it('passes the neighbour with Shift, and shows what will be deleted before it is stored', async () => {
    await openDayPage()
    await draw('09:30', '10:45', { shiftKey: true }, () =>
      expect(textOf('.timeline .takes')).toBe(
        'Takes time from: Outgoing call 1h (the whole entry), Documentation (CRM) 15m.',
      ),
    )
    await untilStored(['09:00-10:45 research', '10:45-11:00 documentation', AWAY, MEETING])
  })

  it('shows the same when moved by keys', async () => {
    await openDayPage()
    for (let i = 0; i < 8; i++) {
      press(bound('10:30'), 'ArrowRight')
      press(bound('10:30'), 'PageUp')
      await untilDrawn()
    }
    const value = () => $(bound('10:30')).getAttribute('aria-valuetext')
    expect(value()).toBe(
      '10:59 AM. Outgoing call 1h becomes 1h 29m, Documentation (CRM) 30m becomes 1m',
    )
    press(bound('10:30'), 'PageUp', { shiftKey: true })
    await vi.waitFor(() =>
      expect(value()).toMatch(/^11:04.*becomes 0m.*Documentation \(CRM\) 30m \(the whole entry\)/),
    )
  })

  it('stops at the present, and leaves no stretch without length', async () => {
    await openDayPage()
    const most = (time: string) => Number($(bound(time)).getAttribute('aria-valuemax'))
    expect(most('14:00')).toBe(Math.min(Date.now(), most('14:00')))
    expect(most('14:00')).toBeGreaterThanOrEqual(at('16:00'))
    expect(most('13:00')).toBe(at('13:59'))
    expect(Number($(bound('09:30')).getAttribute('aria-valuemin'))).toBe(at('09:01'))
  })
})

describe('what an edit takes from other entries', () => {
  it('is shown while typing, and asked about if an entry would be gone', async () => {
    await openDayPage()
    await openCell('10:30-11:00', 'from')
    typeInto('form.inline input', '10:15')
    await vi.waitFor(() =>
      expect(textOf('.inline .takes')).toBe('Takes time from: Outgoing call 15m.'),
    )
    typeInto('form.inline input', '09:10')
    const all = 'Takes time from: Research 20m, Outgoing call 1h (the whole entry).'
    await vi.waitFor(() => expect(textOf('.inline .takes')).toBe(all))
    await submit('form.inline')
    await untilShown('.inline [type=submit]')
    expect(textOf('.inline [type=submit]')).toBe('Save anyway')
    expect(textOf('.inline [role=alert]')).toMatch(/Whole entries will be deleted/)
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
    // If the person changes the time, the page asks again before it deletes entries.
    typeInto('form.inline input', '09:05')
    await vi.waitFor(() => expect(document.querySelector('.inline [type=submit]')).toBeNull())
    await submit('form.inline')
    await untilShown('.inline [type=submit]')
    await submit('form.inline')
    await untilStored(['09:00-09:05 research', '09:05-11:00 documentation', AWAY, MEETING])
  })

  it('is said of time that goes to a neighbour, too', async () => {
    await openDayPage()
    await openCell('09:30-10:30', 'to')
    typeInto('form.inline input', '10:10')
    await vi.waitFor(() =>
      expect(textOf('.inline .takes')).toBe('Gives time to: Documentation (CRM) 20m.'),
    )
    typeInto('form.inline input', '10:40')
    await vi.waitFor(() =>
      expect(textOf('.inline .takes')).toBe('Takes time from: Documentation (CRM) 10m.'),
    )
  })

  it('is asked about for a new entry as well, which keeps its note', async () => {
    await openDayPage()
    $('#add-button').click()
    await untilShown('#add')
    typeInto('#add [name=from]', '08:30')
    typeInto('#add [name=to]', '09:40')
    typeInto('#add [name=category]', 'misc')
    await vi.waitFor(() =>
      expect(textOf('#add .takes')).toMatch(
        /Research 30m \(the whole entry and its note\), Outgoing call 10m\.$/,
      ),
    )
    await submit('#add')
    await vi.waitFor(() => expect(textOf('#add [type=submit]')).toBe('Save anyway'))
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
  })
})
