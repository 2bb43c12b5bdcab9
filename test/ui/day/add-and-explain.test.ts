// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  act,
  choose,
  MEETING,
  MORNING,
  openDayPage,
  setCategory,
  setUpDayPage,
  storedRows,
  submit,
  textOf,
  typeInto,
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
