// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  act,
  at,
  cell,
  choose,
  MEETING,
  MORNING,
  openCell,
  openDayPage,
  press,
  put,
  row,
  setCategory,
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

it('adds an entry that was not clicked, into a gap or anywhere', async () => {
  await openDayPage()
  $('.gap [data-cell=category]').click()
  await choose('break')
  await untilStored([...MORNING, AWAY, '12:00-13:00 break', MEETING])
  $('#add-button').click()
  await untilShown('#add')
  typeInto('#add [name=from]', '09:10')
  typeInto('#add [name=to]', '09:20')
  typeInto('#add [name=category]', 'drive')
  typeInto('#add [name=note]', 'to Acme')
  await submit('#add')
  await vi.waitFor(async () => expect(await storedRows()).toContain('09:10-09:20 drive'))
})

describe('the form that adds', () => {
  const times = () => {
    const value = (name: string) => $<HTMLInputElement>(`#add [name=${name}]`).value
    return [value('from'), value('to')]
  }

  it('begins with the free time, which is stored to the second without touching others', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'research', { endedAt: at('10:00') + 23_000 })
      await put('11:00-12:00', 'misc')
    })
    $('#add-button').click()
    await untilShown('#add')
    expect(times()).toEqual(['10:00', '11:00'])
    typeInto('#add [name=category]', 'client-meeting')
    await submit('#add')
    await untilStored(['09:00-10:00 research', '10:00-11:00 client-meeting', '11:00-12:00 misc'])
    await untilDrawn()
    expect(row('09:00-10:00').querySelector('.tag.edited')).toBeNull()
  })

  it('begins with the free time nearest to the row that has the focus', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'research')
      await put('10:30-11:00', 'misc')
      await put('11:30-12:00', 'misc')
    })
    cell('09:00-10:00', 'category').focus()
    press('body', 'a', { code: 'KeyA' })
    await untilShown('#add')
    expect(times()).toEqual(['10:00', '10:30'])
    press('#add [name=from]', 'Escape')
    cell('11:30-12:00', 'category').focus()
    press('body', 'a', { code: 'KeyA' })
    await vi.waitFor(() => expect(times()).toEqual(['11:00', '11:30']))
  })

  it('begins with time away, and explains it without a question', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'research')
      await put('10:00-10:40', 'unexplained', { source: 'auto' })
      await put('10:40-16:00', 'misc')
    })
    $('#add-button').click()
    await untilShown('#add')
    expect(times()).toEqual(['10:00', '10:40'])
    typeInto('#add [name=category]', 'client-meeting')
    await untilDrawn()
    expect(textOf('#add .takes')).toBe('')
    await submit('#add')
    await untilStored(['09:00-10:00 research', '10:00-10:40 client-meeting', '10:40-16:00 misc'])
  })

  it('is saved by Enter in the list of categories as well', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'research')
      await put('11:00-16:00', 'misc')
    })
    press('body', 'a', { code: 'KeyA' })
    await untilShown('#add')
    typeInto('#add [name=category]', 'client-meeting')
    await untilDrawn()
    press('#add [name=category]', 'Enter')
    await untilStored(['09:00-10:00 research', '10:00-11:00 client-meeting', '11:00-16:00 misc'])
  })

  it('is empty where no time of the working day is free', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'research')
      await put('14:00-16:00', 'misc')
    })
    $('#add-button').click()
    await untilShown('#add')
    expect(times()).toEqual(['', ''])
  })

  it('leaves the focus where it was, and the page where it is', async () => {
    await openDayPage()
    const scrolled = vi.spyOn(HTMLElement.prototype, 'focus')
    press('body', 'a', { code: 'KeyA' })
    await untilShown('#add')
    typeInto('#add [name=category]', 'misc')
    await submit('#add')
    await vi.waitFor(() => expect(document.activeElement).toBe($('p.answer')))
    await vi.waitFor(() =>
      expect(textOf('p.answer')).toMatch(/^2:00\sPM–4:00\sPM: Misc ?Undo: new entry/),
    )
    expect(scrolled).toHaveBeenLastCalledWith({ preventScroll: true })
    $('#add-button').click()
    await untilShown('#add')
    press('#add [name=from]', 'Escape')
    await vi.waitFor(() => expect(document.activeElement).toBe($('#add-button')))
    scrolled.mockRestore()
  })
})

it('says that a longer entry takes time away', async () => {
  await openDayPage()
  await openCell('10:30-11:00', 'to')
  typeInto('form.inline input', '11:20')
  await vi.waitFor(() => expect(textOf('.inline .takes')).toBe('Takes time from: Unexplained 20m.'))
})

it('explains time away as a whole from its cell', async () => {
  await openDayPage()
  await setCategory('11:00-12:00', 'drive')
  await untilStored([...MORNING, '11:00-12:00 drive', MEETING])
  await vi.waitFor(() => expect(textOf('#undo')).toMatch(/^Undo: answer/))
})

it('explains time away in parts; the rest stays unexplained', async () => {
  await openDayPage()
  await act('11:00-12:00', 'split')
  await untilShown('#explain')
  typeInto('#explain [name=part-1]', 'client-meeting')
  $('#explain .another').click()
  await untilShown('#explain [type=time]')
  typeInto('#explain [type=time]', '11:40')
  await submit('#explain')
  await untilStored([...MORNING, '11:00-11:40 client-meeting', '11:40-12:00 unexplained', MEETING])
})

it('an end outside of the time away is refused with the reason', async () => {
  await openDayPage()
  await act('11:00-12:00', 'split')
  await untilShown('#explain')
  $('#explain .another').click()
  await untilShown('#explain [type=time]')
  typeInto('#explain [type=time]', '12:30')
  await submit('#explain')
  await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/time within this entry/))
  expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
})
