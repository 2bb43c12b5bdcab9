// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  act,
  at,
  db,
  MEETING,
  MORNING,
  on,
  openDayPage,
  press,
  put,
  row,
  setUpDayPage,
  storedRows,
  submit,
  textOf,
  typeInto,
  untilShown,
  untilStored,
} from '../../support/ui/day-page.ts'

setUpDayPage()

it('shows the rows of the day and its sums', async () => {
  await openDayPage()
  expect(textOf('h1')).toBe('Tuesday, November 24')
  expect(textOf('#sum')).toBe('3h · selling 67% · 1h unexplained')
  expect(textOf('[id="row-09:30-10:30"] .about')).toBe('CRM open 12m')
  expect(textOf('[id="row-10:30-11:00"] .about')).toBe('Pipedrive · deal 42auto')
  expect(textOf('[id="row-13:00-14:00"] .tag')).toBe('edited')
  expect(textOf('[id="row-11:00-12:00"] .category')).toBe('Unexplained')
  expect(textOf('.gap .category')).toBe('Not tracked')
  expect(document.querySelectorAll('.bar .block')).toHaveLength(5)
  expect(document.title).toBe('Stint · Day')
})

describe('a click on a row', () => {
  it.each([
    ['09:30-10:30', '.category', '#edit'],
    ['09:30-10:30', '.about', '#edit'],
    ['11:00-12:00', '.time', '#explain'],
  ])('%s, %s, opens %s', async (id, cell, form) => {
    await openDayPage()
    row(id).querySelector<HTMLElement>(cell)?.click()
    await untilShown(form)
  })

  it('leaves clicks on its buttons alone', async () => {
    await openDayPage()
    act('09:30-10:30', 'split')
    await untilShown('#split')
    expect(document.querySelector('#edit')).toBeNull()
  })
})

it('shows lengths that match the times shown, and adds up the shown lengths', async () => {
  await openDayPage(async () => {
    await put('09:00:00-09:00:07', 'misc')
    await put('10:00:20-12:30:10', 'research')
    await put('12:30:10-12:45:50', 'misc')
    await put('13:00:30-13:30:10', 'unexplained')
  })
  const lengths = [...document.querySelectorAll('.rows .length')].map((td) => td.textContent)
  expect(lengths).toEqual(['<1m', '1h', '2h 30m', '15m', '15m', '30m'])
  expect(textOf('[id="row-13:00:30-13:30:10"] .about')).toMatch(/ 30m /)
  const brief = [...document.querySelectorAll<HTMLElement>('.block.brief')]
  expect(brief.map(({ title }) => title)).toEqual([expect.stringMatching(/Misc · <1m$/)])
  expect($('.block[data-category=research]').title).toMatch(/ · 2h 30m$/)
  expect(textOf('#sum')).toMatch(/^2h 45m/)
})

describe('a row', () => {
  it('is changed by typing: times, category and note in one act', async () => {
    const { changed } = await openDayPage()
    act('09:30-10:30', 'edit')
    await untilShown('#edit')
    typeInto('#edit [name=from]', '09:45')
    typeInto('#edit [name=to]', '10:20')
    typeInto('#edit [name=category]', 'incoming-call')
    typeInto('#edit [name=note]', 'Acme')
    await submit('#edit')
    await untilStored([
      '09:00-09:45 research',
      '09:45-10:20 incoming-call',
      '10:20-11:00 documentation',
      AWAY,
      MEETING,
    ])
    expect(changed).toHaveBeenCalled()
    await vi.waitFor(() => expect(document.querySelector('#edit')).toBeNull())
    expect(await db.edits.count()).toBe(1)
  })

  it('with impossible times is refused in words, and the typed text stays', async () => {
    await openDayPage()
    act('09:30-10:30', 'edit')
    await untilShown('#edit')
    typeInto('#edit [name=from]', '10:45')
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/end must be after the start/))
    expect($<HTMLInputElement>('#edit [name=from]').value).toBe('10:45')
    typeInto('#edit [name=from]', '09:30')
    typeInto('#edit [name=to]', '17:00')
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/future/))
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
  })

  it('keeps its seconds if no time was typed', async () => {
    await openDayPage(() => put('09:00:12-09:30:44', 'research'))
    act('09:00:12-09:30:44', 'edit')
    await untilShown('#edit')
    typeInto('#edit [name=category]', 'misc')
    await submit('#edit')
    await vi.waitFor(async () =>
      expect(await db.segments.get('09:00:12-09:30:44')).toMatchObject({
        category: 'misc',
        startedAt: at('09:00:12'),
        endedAt: at('09:30:44'),
      }),
    )
  })

  it('is split, merged and deleted, and all of it undone', async () => {
    await openDayPage()
    act('09:30-10:30', 'split')
    await untilShown('#split')
    typeInto('#split [name=at]', '10:10')
    typeInto('#split [name=category]', 'misc')
    await submit('#split')
    const split = ['09:30-10:10 outgoing-call', '10:10-10:30 misc']
    await untilStored([MORNING[0] ?? '', ...split, MORNING[2] ?? '', AWAY, MEETING])
    await vi.waitFor(() => expect(textOf('#undo')).toBe('Undo: split · Tue, Nov 24'))
    act('09:00-09:30', 'merge')
    await untilStored(['09:00-10:10 research', split[1] ?? '', MORNING[2] ?? '', AWAY, MEETING])
    await vi.waitFor(() => expect(textOf('#undo')).toBe('Undo: merge · Tue, Nov 24'))
    act('13:00-14:00', 'delete')
    await vi.waitFor(() => expect(textOf('#undo')).toBe('Undo: deleted · Tue, Nov 24'))
    expect(await storedRows()).toHaveLength(4)
    for (const left of ['merge', 'split']) {
      $('#undo').click()
      await vi.waitFor(() => expect(textOf('#undo')).toBe(`Undo: ${left} · Tue, Nov 24`))
    }
    // As layouts have it: another letter at the place of Z, and Z elsewhere.
    press('body', 'w', { code: 'KeyZ', ctrlKey: true })
    press('body', 'z', { code: 'KeyZ', ctrlKey: true, altKey: true })
    press('body', 'z', { code: 'KeyY', ctrlKey: true })
    await untilStored([...MORNING, AWAY, MEETING])
    await vi.waitFor(() => expect(document.querySelector('#undo')).toBeNull())
    press('body', 'Z', { code: 'KeyW', metaKey: true, shiftKey: true })
    await vi.waitFor(async () => expect(await storedRows()).toHaveLength(6))
  })

  it('says with which neighbour it can be merged, or that it cannot', async () => {
    await openDayPage()
    const merge = (id: string) => row(id).querySelector<HTMLButtonElement>('[data-act=merge]')
    expect(merge('09:00-09:30')?.title).toMatch(
      /Merge with 9:30.*Outgoing call. Both become Research$/,
    )
    expect(merge('13:00-14:00')?.disabled).toBe(true)
  })
})

it('cuts a night for display only, and links its halves', async () => {
  await openDayPage(async () => {
    await put('08:00-09:00', 'misc', { startedAt: on('2026-11-23', '22:00') })
  })
  expect(textOf('[id="row-08:00-09:00"] .half')).toMatch(/continues from Mon/)
  expect($<HTMLAnchorElement>('.half').hash).toBe('#2026-11-23')
  expect(textOf('#sum')).toMatch(/^9h/)
  // Its start is changed where it lies.
  act('08:00-09:00', 'edit')
  await untilShown('#edit')
  expect(document.querySelector('#edit [name=from]')).toBeNull()
  location.hash = '#2026-11-23'
  await vi.waitFor(() => expect(textOf('.half')).toMatch(/continues into Tue/))
  expect(textOf('#sum')).toMatch(/^2h/)
})

it('shows the running segment, which grows, and lets its start be moved', async () => {
  await openDayPage(async () => {
    await switchTo(db, 'research')
  })
  vi.setSystemTime(at('16:02'))
  await vi.waitFor(() => expect(textOf('[role=timer]')).toMatch(/^0:02/))
  const id = (await db.segments.toArray())[0]?.id ?? ''
  act(id, 'edit')
  await untilShown('#edit')
  expect(document.querySelector('#edit [name=to]')).toBeNull()
  typeInto('#edit [name=from]', '15:30')
  await submit('#edit')
  await untilStored(['15:30- research'])
})

it('shows another browser’s time, and does not offer to change it', async () => {
  await openDayPage(async () => {
    await put('09:00-10:00', 'misc', { device: 'laptop', acknowledged: 1 })
  })
  expect(textOf('.foreign .tag')).toBe('other browser')
  expect(document.querySelectorAll('.foreign button[data-act]')).toHaveLength(0)
  expect(textOf('#sum')).toBe('1h · selling 0%')
})
