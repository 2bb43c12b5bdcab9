// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { changeSettings } from '../../../src/store/settings.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { undoEdit } from '../../../src/store/timeline/edit-history.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  act,
  at,
  db,
  elsewhere,
  MEETING,
  MORNING,
  on,
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

describe('an open form while something changes elsewhere', () => {
  const to = () => $<HTMLInputElement>('#edit [name=to]').value

  it('stores only what was typed, and shows the rest as it is now', async () => {
    await openDayPage()
    act('09:30-10:30', 'edit')
    await untilShown('#edit')
    await elsewhere('09:30-10:30', { endedAt: at('10:10') })
    await vi.waitFor(() => expect(to()).toBe('10:10'))
    typeInto('#edit [name=note]', 'Acme')
    await submit('#edit')
    await vi.waitFor(async () =>
      expect(await db.segments.get('09:30-10:30')).toMatchObject({
        note: 'Acme',
        endedAt: at('10:10'),
        category: 'outgoing-call',
      }),
    )
  })

  it('keeps the typed value when the same field changes elsewhere', async () => {
    await openDayPage()
    act('09:30-10:30', 'edit')
    await untilShown('#edit')
    typeInto('#edit [name=to]', '10:20')
    await untilDrawn()
    await elsewhere('09:30-10:30', { endedAt: at('10:10'), category: 'incoming-call' })
    await vi.waitFor(() => expect($<HTMLSelectElement>('#edit select').value).toBe('incoming-call'))
    expect(to()).toBe('10:20')
    await submit('#edit')
    await vi.waitFor(async () => expect((await storedRows())[1]).toBe('09:30-10:20 incoming-call'))
  })

  it('closes with its row, says so, and does not open again by itself', async () => {
    await openDayPage()
    act('09:30-10:30', 'edit')
    await untilShown('#edit')
    typeInto('#edit [name=note]', 'Acme')
    await edit(db, { do: 'delete', id: '09:30-10:30' })
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/entry is gone/))
    expect(document.querySelector('#edit')).toBeNull()
    await undoEdit(db)
    await untilShown('[id="row-09:30-10:30"]')
    await untilDrawn()
    expect(document.querySelector('#edit')).toBeNull()
  })

  it('closes without a message with a row that is deleted here', async () => {
    await openDayPage()
    act('09:30-10:30', 'edit')
    await untilShown('#edit')
    act('09:30-10:30', 'delete')
    await vi.waitFor(() => expect(document.querySelector('#edit')).toBeNull())
    await untilDrawn()
    expect(document.querySelector('.trouble p')).toBeNull()
  })
})

it('asks before the page is left only if typed text would be lost', async () => {
  await openDayPage()
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  act('09:30-10:30', 'edit')
  await untilShown('#edit')
  await untilDrawn()
  expect(asks()).toBe(false)
  typeInto('#edit [name=note]', 'Acme')
  await vi.waitFor(() => expect(asks()).toBe(true))
  typeInto('#edit [name=note]', '')
  await vi.waitFor(() => expect(asks()).toBe(false))
  typeInto('#edit [name=to]', '10:20')
  await vi.waitFor(() => expect(asks()).toBe(true))
  press('#edit [name=to]', 'Escape')
  await vi.waitFor(() => expect(asks()).toBe(false))
})

describe('time over midnight', () => {
  const add = async (from: string, to: string) => {
    $('#add-button').click()
    await untilShown('#add')
    typeInto('#add [name=from]', from)
    typeInto('#add [name=to]', to)
    typeInto('#add [name=category]', 'drive')
    await untilDrawn()
  }
  const label = (form: string) => textOf(`${form} label:has([name=to]) span`)

  it('is added on the day it begins, and the field shows on which day it ends', async () => {
    vi.setSystemTime(on('2026-11-25', '10:00'))
    await openDayPage(async () => undefined)
    await add('22:30', '01:15')
    expect(label('#add')).toBe('To (Wed, Nov 25)')
    await submit('#add')
    await untilStored(['22:30-01:15 drive'])
  })

  it('is added if the day begins at four', async () => {
    vi.setSystemTime(on('2026-11-25', '10:00'))
    await openDayPage(() => changeSettings(db, { dayStart: 4 }))
    await add('03:30', '04:30')
    await submit('#add')
    await vi.waitFor(async () =>
      expect(await db.segments.toArray()).toMatchObject([
        { startedAt: on('2026-11-25', '03:30'), endedAt: on('2026-11-25', '04:30') },
      ]),
    )
  })

  it('is edited on the day it begins: into the next day, and back into this one', async () => {
    vi.setSystemTime(on('2026-11-25', '10:00'))
    await openDayPage(() => put('22:30-23:10', 'drive'))
    for (const [was, typed, day] of [
      ['23:10', '00:40', 'To (Wed, Nov 25)'],
      ['00:40', '01:00', 'To (Wed, Nov 25)'],
      ['01:00', '23:20', 'To'],
    ] as const) {
      await untilShown('[id="row-22:30-23:10"]')
      act('22:30-23:10', 'edit')
      await untilShown('#edit')
      // The field follows what is stored as soon as the page has read it.
      await vi.waitFor(() => expect($<HTMLInputElement>('#edit [name=to]').value).toBe(was))
      typeInto('#edit [name=to]', typed)
      await vi.waitFor(() => expect(label('#edit')).toBe(day))
      await submit('#edit')
      await untilStored([`22:30-${typed} drive`])
      await vi.waitFor(() => expect(document.querySelector('#edit')).toBeNull())
    }
  })

  it('that has not begun yet is refused with that reason, and an end before the start with its own', async () => {
    await openDayPage()
    await add('15:00', '01:15')
    await submit('#add')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/future/))
    for (const to of ['15:00', '14:00', '08:00']) {
      typeInto('#add [name=to]', to)
      await submit('#add')
      await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/end must be after the start/))
      $('.trouble button').click()
      await vi.waitFor(() => expect(textOf('.trouble')).toBe(''))
    }
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
  })

  it('of more than a day links to the days on which it begins and ends', async () => {
    vi.setSystemTime(on('2026-11-26', '10:00'))
    await openDayPage(() =>
      put('08:00-09:00', 'drive', {
        startedAt: on('2026-11-23', '22:00'),
        endedAt: on('2026-11-25', '05:00'),
      }),
    )
    act('08:00-09:00', 'edit')
    await untilShown('#edit')
    expect([...document.querySelectorAll<HTMLAnchorElement>('#edit a')].map((a) => a.hash)).toEqual(
      ['#2026-11-23', '#2026-11-25'],
    )
  })
})

it('stores the full minute that is typed, whatever seconds were there', async () => {
  await openDayPage(async () => {
    await put('12:00:00-13:00:42', 'misc')
    await put('13:00:42-14:00:30', 'research')
  })
  act('13:00:42-14:00:30', 'edit')
  await untilShown('#edit')
  typeInto('#edit [name=from]', '13:00')
  typeInto('#edit [name=to]', '14:00')
  await submit('#edit')
  await vi.waitFor(async () =>
    expect(await db.segments.get('13:00:42-14:00:30')).toMatchObject({
      startedAt: at('13:00'),
      endedAt: at('14:00'),
    }),
  )
  await vi.waitFor(() => expect(textOf('#sum')).toMatch(/^2h ·/))
})

it.each(['edit', 'add'])(
  'says what a note over the limit leaves out, in the form to %s',
  async (form) => {
    await openDayPage()
    if (form === 'edit') act('09:30-10:30', 'edit')
    else $('#add-button').click()
    await untilShown(`#${form}`)
    typeInto(`#${form} [name=note]`, '😀'.repeat(480))
    await vi.waitFor(() => expect(textOf(`#${form}`)).toContain('20 left'))
    typeInto(`#${form} [name=note]`, '😀'.repeat(512))
    await vi.waitFor(() => expect(textOf(`#${form} [role=status]`)).toContain('12 left out'))
    expect($<HTMLInputElement>(`#${form} [name=note]`).value).toBe('😀'.repeat(500))
  },
)
