// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  AWAY,
  act,
  at,
  cell,
  db,
  MEETING,
  MORNING,
  on,
  openCell,
  openDayPage,
  press,
  put,
  row,
  setCategory,
  setCell,
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

const REST = ['10:30-11:00 documentation', AWAY, MEETING]

it('shows the rows of the day and its sums', async () => {
  await openDayPage()
  expect(textOf('h1')).toBe('Tuesday, November 24')
  expect(textOf('#sum')).toBe('3h, selling 2h (67%). 2 gaps.')
  expect(textOf('[id="row-09:30-10:30"] .about')).toBe('CRM open 12m')
  expect(textOf('[id="row-10:30-11:00"] .about')).toBe('Pipedrive · deal 42auto')
  expect(textOf('[id="row-13:00-14:00"] .tag')).toBe('edited')
  expect(textOf('[id="row-11:00-12:00"] .category')).toBe('Unexplained')
  expect(textOf('.gap .category')).toBe('Not tracked')
  expect(document.querySelectorAll('.bar .block')).toHaveLength(5)
  expect(document.title).toBe('Stint · Day')
})

describe('a click on a cell edits it in its place', () => {
  it.each([
    ['09:30-10:30', 'from', 'input[type=time]'],
    ['09:30-10:30', 'to', 'input[type=time]'],
    ['09:30-10:30', 'category', '[role=listbox]'],
    ['09:30-10:30', 'note', 'input[name=note]'],
    ['11:00-12:00', 'category', '[role=listbox]'],
  ])('%s, %s', async (id, name, editor) => {
    await openDayPage()
    cell(id, name).click()
    await untilShown(`[id="row-${id}"] td[data-column=${name}] ${editor}`)
    expect(row(id).contains(document.activeElement)).toBe(true)
  })

  it('and a click on another cell saves it, and edits that one', async () => {
    await openDayPage()
    await openCell('09:30-10:30', 'to')
    typeInto('form.inline input', '10:20')
    await untilDrawn()
    cell('09:00-09:30', 'category').focus()
    cell('09:00-09:30', 'category').click()
    await untilStored([
      '09:00-09:30 research',
      '09:30-10:20 outgoing-call',
      '10:20-11:00 documentation',
      AWAY,
      MEETING,
    ])
    await untilShown('[id="row-09:00-09:30"] .list')
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
  it('is changed where it stands: times, category and note, each in one act', async () => {
    const { changed } = await openDayPage()
    const id = '09:30-10:30'
    await setCell(id, 'from', '09:45')
    await untilStored(['09:00-09:45 research', '09:45-10:30 outgoing-call', ...REST])
    await setCell(id, 'to', '10:20')
    await setCategory(id, 'incoming-call')
    await setCell(id, 'note', 'Acme')
    await untilStored([
      '09:00-09:45 research',
      '09:45-10:20 incoming-call',
      '10:20-11:00 documentation',
      AWAY,
      MEETING,
    ])
    await vi.waitFor(async () => expect((await db.segments.get(id))?.note).toBe('Acme'))
    expect(changed).toHaveBeenCalled()
    await vi.waitFor(() => expect(document.querySelector('form.inline')).toBeNull())
    expect(await db.edits.count()).toBe(4)
  })

  it('with an impossible time is refused in words, and the typed text stays', async () => {
    await openDayPage()
    await openCell('09:30-10:30', 'from')
    typeInto('form.inline input', '10:45')
    await submit('form.inline')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/end must be after the start/))
    expect($<HTMLInputElement>('form.inline input').value).toBe('10:45')
    press('form.inline input', 'Escape')
    await setCell('09:30-10:30', 'to', '17:00')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/future/))
    expect(await storedRows()).toEqual([...MORNING, AWAY, MEETING])
  })

  it('keeps its seconds if no time was typed', async () => {
    await openDayPage(() => put('09:00:12-09:30:44', 'research'))
    const id = '09:00:12-09:30:44'
    await openCell(id, 'from')
    await submit('form.inline')
    await setCategory(id, 'misc')
    await vi.waitFor(async () =>
      expect(await db.segments.get(id)).toMatchObject({
        category: 'misc',
        startedAt: at('09:00:12'),
        endedAt: at('09:30:44'),
      }),
    )
    expect(await db.edits.count()).toBe(1)
  })

  it('is split, merged and deleted from its menu, and all of it undone', async () => {
    await openDayPage()
    await act('09:30-10:30', 'split')
    await untilShown('#split')
    typeInto('#split [name=at]', '10:10')
    typeInto('#split [name=category]', 'misc')
    await submit('#split')
    const split = ['09:30-10:10 outgoing-call', '10:10-10:30 misc']
    await untilStored([MORNING[0] ?? '', ...split, MORNING[2] ?? '', AWAY, MEETING])
    await vi.waitFor(() => expect(textOf('#undo')).toMatch(/^Undo: split 9:30\sAM$/))
    await act('09:00-09:30', 'merge-next')
    await untilStored(['09:00-10:10 research', split[1] ?? '', MORNING[2] ?? '', AWAY, MEETING])
    await vi.waitFor(() => expect(textOf('#undo')).toMatch(/^Undo: merge/))
    await act('13:00-14:00', 'delete')
    await vi.waitFor(() => expect(textOf('#undo')).toMatch(/^Undo: deletion 1:00/))
    expect(await storedRows()).toHaveLength(4)
    for (const left of ['merge', 'split']) {
      $('#undo').click()
      await vi.waitFor(() => expect(textOf('#undo')).toMatch(`Undo: ${left}`))
    }
    // Keyboard layouts differ. The key at the position of Z in the US layout may write another letter,
    // and Z may be at another position.
    press('body', 'w', { code: 'KeyZ', ctrlKey: true })
    press('body', 'z', { code: 'KeyZ', ctrlKey: true, altKey: true })
    press('body', 'z', { code: 'KeyY', ctrlKey: true })
    await untilStored([...MORNING, AWAY, MEETING])
    await vi.waitFor(() => expect(document.querySelector('#undo')).toBeNull())
    press('body', 'Z', { code: 'KeyW', metaKey: true, shiftKey: true })
    await vi.waitFor(async () => expect(await storedRows()).toHaveLength(6))
  })

  it('says with which neighbours it can be merged and what comes of it', async () => {
    await openDayPage()
    const offers = async (id: string) => {
      cell(id, 'menu').click()
      await untilShown('.menu')
      const said = [...document.querySelectorAll('.menu [data-act^=merge]')].map(
        (item) => item.textContent,
      )
      press('.menu', 'Escape')
      await vi.waitFor(() => expect(document.querySelector('.menu')).toBeNull())
      return said
    }
    expect(await offers('09:30-10:30')).toEqual([
      expect.stringMatching(/^Merge with previous: 9:00.*Research. Both become Outgoing call$/),
      expect.stringMatching(/^Merge with next: 10:30.*\(CRM\). Both become Outgoing call$/),
    ])
    expect(await offers('13:00-14:00')).toEqual([])
    await put('14:00-15:00', 'client-meeting')
    await vi.waitFor(async () =>
      expect(await offers('13:00-14:00')).toEqual([
        expect.stringMatching(/^Merge with next: 2:00.*Meeting with client$/),
      ]),
    )
  })
})

it('cuts a night for display only, and links its halves', async () => {
  await openDayPage(async () => {
    await put('08:00-09:00', 'misc', { startedAt: on('2026-11-23', '22:00') })
  })
  expect(textOf('[id="row-08:00-09:00"] .half')).toBe('← Mon, Nov 23')
  expect($('.half').getAttribute('aria-label')).toBe('continues from Mon, Nov 23')
  expect($<HTMLAnchorElement>('.half').hash).toBe('#2026-11-23')
  expect(textOf('#sum')).toMatch(/^9h/)
  // The entry began on the previous day, so its start can be changed only on the page of that day.
  expect(row('08:00-09:00').querySelector('[data-cell=from]')).toBeNull()
  location.hash = '#2026-11-23'
  await vi.waitFor(() => expect(textOf('.half')).toBe('Tue, Nov 24 →'))
  expect(textOf('#sum')).toMatch(/^2h/)
})

it('shows the running segment, which grows, and lets its start be moved', async () => {
  await openDayPage(async () => {
    await switchTo(db, 'research')
  })
  vi.setSystemTime(at('16:02'))
  await vi.waitFor(() => expect(textOf('[role=timer]')).toMatch(/^0:02/))
  const id = (await db.segments.toArray())[0]?.id ?? ''
  expect(row(id).querySelector('[data-cell=to]')).toBeNull()
  await setCell(id, 'from', '15:30')
  await untilStored(['15:30- research'])
})

it('shows another browser’s time, and does not offer to change it', async () => {
  await openDayPage(async () => {
    await put('09:00-10:00', 'misc', { device: 'laptop', acknowledged: 1 })
  })
  expect(textOf('.foreign .tag')).toBe('other browser')
  expect(document.querySelectorAll('.foreign button')).toHaveLength(0)
  expect(textOf('#sum')).toBe('1h. No gaps.')
})
