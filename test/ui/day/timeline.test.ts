// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  at,
  choose,
  MEETING,
  MORNING,
  openDayPage,
  put,
  setUpDayPage,
  storedRows,
  textOf,
  untilDrawn,
  untilShown,
  untilStored,
} from '../../support/ui/day-page.ts'

setUpDayPage()

/** Draws an entry between two times with the mouse, on a bar with a width of a thousand pixels. */
const draw = async (from: string, to: string, more: PointerEventInit = {}) => {
  const { from: first, to: last } = $('.bar').dataset
  const x = (time: string) => ((at(time) - Number(first)) / (Number(last) - Number(first))) * 1000
  const bar = $('.bar')
  bar.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 74)
  bar.setPointerCapture = () => undefined
  const point = async (type: string, clientX: number) => {
    bar.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX, ...more }))
    await untilDrawn()
  }
  await point('pointerdown', x(from))
  await point('pointermove', x(to))
  const said = document.querySelector('.timeline .label')?.textContent
  await point('pointerup', x(to))
  return said
}

describe('a drag over free time', () => {
  it('shows what it adds, at full five minutes, and adds what is then chosen', async () => {
    await openDayPage()
    expect(await draw('12:09', '12:41')).toMatch(/^12:10.*–12:40.*30m$/)
    await choose('drive')
    await untilStored([...MORNING, AWAY, '12:10-12:40 drive', MEETING])
    await vi.waitFor(() => expect(document.querySelector('.list')).toBeNull())
  })

  it('stops at the neighbours', async () => {
    await openDayPage()
    await draw('12:30', '15:00')
    await choose('drive')
    await untilStored([...MORNING, AWAY, '12:30-13:00 drive', MEETING])
  })

  it('over an entry, or by touch, draws nothing', async () => {
    await openDayPage()
    expect(await draw('09:40', '10:20')).toBeUndefined()
    expect(await draw('12:10', '12:40', { pointerType: 'touch' })).toBeUndefined()
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
  })

  it('adds to a day without entries', async () => {
    await openDayPage(async () => undefined)
    await draw('09:00', '10:00')
    await choose('misc')
    await untilStored(['09:00-10:00 misc'])
  })
})

describe('a click on the bar', () => {
  it('on an entry chooses its category there', async () => {
    await openDayPage()
    $('.block[data-category=outgoing-call]').click()
    await choose('incoming-call')
    await vi.waitFor(async () => expect((await storedRows())[1]).toMatch(/incoming-call/))
    await vi.waitFor(() => expect(document.querySelector('.timeline .list')).toBeNull())
  })

  it('on free time fills it', async () => {
    await openDayPage()
    $('.nothing').click()
    await choose('break')
    await untilStored([...MORNING, AWAY, '12:00-13:00 break', MEETING])
  })
})

describe('evenings and nights', () => {
  it('are folded, and open with a click', async () => {
    await openDayPage(async () => {
      await put('00:10-00:50', 'misc')
      await put('09:00-12:00', 'research')
      await put('12:00-15:00', 'drive')
    })
    const widthOf = (category: string) =>
      Number.parseFloat($(`.block[data-category=${category}]`).style.width)
    const folded = widthOf('research')
    expect(folded).toBeGreaterThan(30)
    expect($('.fold').title).toMatch(/^Show 1:05.*–8:45/)
    $('.fold').click()
    await vi.waitFor(() => expect(document.querySelector('.fold')).toBeNull())
    expect(widthOf('research')).toBeLessThan(25)
    $('#fold-again').click()
    await untilShown('.fold')
    expect(widthOf('research')).toBe(folded)
  })

  it('time away before the first work is folded, and has its row', async () => {
    await openDayPage(async () => {
      await put('00:00-08:30', 'unexplained')
      await put('08:30-12:00', 'research')
    })
    expect(Number($('.bar').dataset.from)).toBe(at('00:00'))
    expect(Number.parseFloat($('.fold').style.width)).toBeLessThan(5)
    expect(textOf('[id="row-00:00-08:30"] .category')).toBe('Unexplained')
  })
})
