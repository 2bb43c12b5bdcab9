// @vitest-environment happy-dom
// Live queries look for the browser's own IndexedDB when Dexie is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Edit } from '../../../src/core/editing/edit.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { marked } from '../../../src/store/outbox/outbox.ts'
import { keepReceipt } from '../../../src/store/outbox/receipts.ts'
import { changeSettings, readSettings } from '../../../src/store/settings.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { undoEdit } from '../../../src/store/timeline/edit-history.ts'
import { mountDay } from '../../../src/ui/day/mount.tsx'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { $ } from '../../support/mounted-popup.ts'

const DAY = '2026-11-24'
const zone = Temporal.Now.timeZoneId()
const on = (date: string, time: string) =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds
const at = (time: string) => on(DAY, time)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('16:00') })
  location.hash = `#${DAY}`
})
afterEach(() => {
  vi.useRealTimers()
})

let db: StintDatabase

/** `9:00-9:30 research`, and what else a row has. */
async function put(times: string, category: string, more: Partial<StoredSegment> = {}) {
  const [from = '', to = ''] = times.split('-')
  const device = (await db.named.get('device'))?.value as string
  const row = {
    id: times,
    device,
    category,
    startedAt: at(from),
    endedAt: at(to),
    source: 'hand',
    scheme: 1,
    revision: 1,
    acknowledged: 0,
    offered: 0,
    changedAt: at(to),
    ...more,
  } as StoredSegment
  await db.segments.put(marked(row, await readSettings(db)))
}

/** Research, a call with the CRM open, Documentation by itself, away; an hour of nothing; a meeting. */
async function stand(fill: () => Promise<unknown> = usual) {
  db = freshProfile().open()
  await db.named.put({ name: 'device', value: 'here' })
  await fill()
  const changed = vi.fn()
  onTestFinished(mountDay(document.body, { db, changed }))
  await vi.waitFor(() => $('main[data-ready]'))
  return { changed }
}

async function usual() {
  await put('09:00-09:30', 'research', { note: 'Their website' })
  await put('09:30-10:30', 'outgoing-call', { beside: { ms: 12 * 60_000 } })
  await put('10:30-11:00', 'documentation', {
    source: 'auto',
    context: { product: 'pipedrive', record: { type: 'deal', id: '42' } },
  })
  await put('11:00-12:00', 'unexplained', { source: 'auto' })
  await put('13:00-14:00', 'client-meeting', { edited: true })
}

const textOf = (css: string) => $(css).textContent?.replaceAll(/\s+/g, ' ').trim()
const row = (id: string) => $(`[id="row-${id}"]`)
const act = (id: string, name: string) =>
  row(id).querySelector<HTMLElement>(`[data-act=${name}]`)?.click()
const set = (css: string, value: string) => {
  const field = $<HTMLInputElement>(css)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
const drawn = () => new Promise((done) => setTimeout(done, 5))
/** As a person does: after what was typed is there. */
const submit = async (css: string) => {
  await drawn()
  $(css).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
}
const press = (css: string, key: string, more: KeyboardEventInit = {}) =>
  $(css).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )
const opened = (css: string) => vi.waitFor(() => $(css))
const bound = (time: string) => `.bound[data-at="${at(time)}"]`

const stored = async () =>
  (await expectInvariants(db)).map(({ category, startedAt, endedAt }) => {
    const clock = (instant = 0) =>
      Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainTime()
        .toString({ smallestUnit: 'minute' })
    return `${clock(startedAt)}-${endedAt === undefined ? '' : clock(endedAt)} ${category}`
  })
const untilStored = (expected: string[]) =>
  vi.waitFor(async () => expect(await stored()).toEqual(expected))
const MORNING = ['09:00-09:30 research', '09:30-10:30 outgoing-call', '10:30-11:00 documentation']
const AWAY = '11:00-12:00 unexplained'
const MEETING = '13:00-14:00 client-meeting'

it('shows what the day was, and what it adds up to', async () => {
  await stand()
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
    await stand()
    row(id).querySelector<HTMLElement>(cell)?.click()
    await opened(form)
  })

  it('leaves a button its own', async () => {
    await stand()
    act('09:30-10:30', 'split')
    await opened('#split')
    expect(document.querySelector('#edit')).toBeNull()
  })
})

it('tells lengths that follow from the times beside them, and adds them up as they are shown', async () => {
  await stand(async () => {
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
    const { changed } = await stand()
    act('09:30-10:30', 'edit')
    await opened('#edit')
    set('#edit [name=from]', '09:45')
    set('#edit [name=to]', '10:20')
    set('#edit [name=category]', 'incoming-call')
    set('#edit [name=note]', 'Acme')
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

  it('that cannot be so is refused in words, and what was typed stays', async () => {
    await stand()
    act('09:30-10:30', 'edit')
    await opened('#edit')
    set('#edit [name=from]', '10:45')
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/end must be after the start/))
    expect($<HTMLInputElement>('#edit [name=from]').value).toBe('10:45')
    set('#edit [name=from]', '09:30')
    set('#edit [name=to]', '17:00')
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/future/))
    expect(await stored()).toEqual([...MORNING, AWAY, MEETING])
  })

  it('keeps its seconds where nothing was typed', async () => {
    await stand(() => put('09:00:12-09:30:44', 'research'))
    act('09:00:12-09:30:44', 'edit')
    await opened('#edit')
    set('#edit [name=category]', 'misc')
    await submit('#edit')
    await vi.waitFor(async () =>
      expect(await db.segments.get('09:00:12-09:30:44')).toMatchObject({
        category: 'misc',
        startedAt: at('09:00:12'),
        endedAt: at('09:30:44'),
      }),
    )
  })

  it('is split, merged and deleted, and all of it taken back', async () => {
    await stand()
    act('09:30-10:30', 'split')
    await opened('#split')
    set('#split [name=at]', '10:10')
    set('#split [name=category]', 'misc')
    await submit('#split')
    const split = ['09:30-10:10 outgoing-call', '10:10-10:30 misc']
    await untilStored([MORNING[0] ?? '', ...split, MORNING[2] ?? '', AWAY, MEETING])
    await vi.waitFor(() => expect(textOf('#undo')).toBe('Undo: split · Tue, Nov 24'))
    act('09:00-09:30', 'merge')
    await untilStored(['09:00-10:10 research', split[1] ?? '', MORNING[2] ?? '', AWAY, MEETING])
    await vi.waitFor(() => expect(textOf('#undo')).toBe('Undo: merge · Tue, Nov 24'))
    act('13:00-14:00', 'delete')
    await vi.waitFor(() => expect(textOf('#undo')).toBe('Undo: deleted · Tue, Nov 24'))
    expect(await stored()).toHaveLength(4)
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
    await vi.waitFor(async () => expect(await stored()).toHaveLength(6))
  })

  it('says with what it can be merged, and where it cannot', async () => {
    await stand()
    const merge = (id: string) => row(id).querySelector<HTMLButtonElement>('[data-act=merge]')
    expect(merge('09:00-09:30')?.title).toMatch(
      /Merge with 9:30.*Outgoing call. Both become Research$/,
    )
    expect(merge('13:00-14:00')?.disabled).toBe(true)
  })
})

/** As from another tab: past this page. */
const elsewhere = async (id: string, change: Partial<StoredSegment>) => {
  expect(await edit(db, { do: 'change', id, ...change } as Edit)).toBeUndefined()
}

describe('a form that stands open while something changes elsewhere', () => {
  const to = () => $<HTMLInputElement>('#edit [name=to]').value

  it('stores only what was typed, and shows the rest as it is now', async () => {
    await stand()
    act('09:30-10:30', 'edit')
    await opened('#edit')
    await elsewhere('09:30-10:30', { endedAt: at('10:10') })
    await vi.waitFor(() => expect(to()).toBe('10:10'))
    set('#edit [name=note]', 'Acme')
    await submit('#edit')
    await vi.waitFor(async () =>
      expect(await db.segments.get('09:30-10:30')).toMatchObject({
        note: 'Acme',
        endedAt: at('10:10'),
        category: 'outgoing-call',
      }),
    )
  })

  it('keeps what was typed against a change of the same field', async () => {
    await stand()
    act('09:30-10:30', 'edit')
    await opened('#edit')
    set('#edit [name=to]', '10:20')
    await drawn()
    await elsewhere('09:30-10:30', { endedAt: at('10:10'), category: 'incoming-call' })
    await vi.waitFor(() => expect($<HTMLSelectElement>('#edit select').value).toBe('incoming-call'))
    expect(to()).toBe('10:20')
    await submit('#edit')
    await vi.waitFor(async () => expect((await stored())[1]).toBe('09:30-10:20 incoming-call'))
  })

  it('goes with its row, says so, and does not come back by itself', async () => {
    await stand()
    act('09:30-10:30', 'edit')
    await opened('#edit')
    set('#edit [name=note]', 'Acme')
    await edit(db, { do: 'delete', id: '09:30-10:30' })
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/entry is gone/))
    expect(document.querySelector('#edit')).toBeNull()
    await undoEdit(db)
    await opened('[id="row-09:30-10:30"]')
    await drawn()
    expect(document.querySelector('#edit')).toBeNull()
  })

  it('is closed without a word with the row that is deleted here', async () => {
    await stand()
    act('09:30-10:30', 'edit')
    await opened('#edit')
    act('09:30-10:30', 'delete')
    await vi.waitFor(() => expect(document.querySelector('#edit')).toBeNull())
    await drawn()
    expect(document.querySelector('.trouble p')).toBeNull()
  })
})

it('asks before the page goes while something typed would go with it, and only then', async () => {
  await stand()
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  act('09:30-10:30', 'edit')
  await opened('#edit')
  await drawn()
  expect(asks()).toBe(false)
  set('#edit [name=note]', 'Acme')
  await vi.waitFor(() => expect(asks()).toBe(true))
  set('#edit [name=note]', '')
  await vi.waitFor(() => expect(asks()).toBe(false))
  set('#edit [name=to]', '10:20')
  await vi.waitFor(() => expect(asks()).toBe(true))
  press('#edit [name=to]', 'Escape')
  await vi.waitFor(() => expect(asks()).toBe(false))
})

describe('time over midnight', () => {
  const add = async (from: string, to: string) => {
    $('#add-button').click()
    await opened('#add')
    set('#add [name=from]', from)
    set('#add [name=to]', to)
    set('#add [name=category]', 'drive')
    await drawn()
  }
  const label = (form: string) => textOf(`${form} label:has([name=to]) span`)

  it('is added where it begins, and the field says on which day it ends', async () => {
    vi.setSystemTime(on('2026-11-25', '10:00'))
    await stand(async () => undefined)
    await add('22:30', '01:15')
    expect(label('#add')).toBe('To (Wed, Nov 25)')
    await submit('#add')
    await untilStored(['22:30-01:15 drive'])
  })

  it('is added where the day begins at four', async () => {
    vi.setSystemTime(on('2026-11-25', '10:00'))
    await stand(() => changeSettings(db, { dayStart: 4 }))
    await add('03:30', '04:30')
    await submit('#add')
    await vi.waitFor(async () =>
      expect(await db.segments.toArray()).toMatchObject([
        { startedAt: on('2026-11-25', '03:30'), endedAt: on('2026-11-25', '04:30') },
      ]),
    )
  })

  it('is edited where it begins: to the next day, and back into this one', async () => {
    vi.setSystemTime(on('2026-11-25', '10:00'))
    await stand(() => put('22:30-23:10', 'drive'))
    for (const [was, typed, day] of [
      ['23:10', '00:40', 'To (Wed, Nov 25)'],
      ['00:40', '01:00', 'To (Wed, Nov 25)'],
      ['01:00', '23:20', 'To'],
    ] as const) {
      await opened('[id="row-22:30-23:10"]')
      act('22:30-23:10', 'edit')
      await opened('#edit')
      // The field follows what is stored as soon as the page has read it.
      await vi.waitFor(() => expect($<HTMLInputElement>('#edit [name=to]').value).toBe(was))
      set('#edit [name=to]', typed)
      await vi.waitFor(() => expect(label('#edit')).toBe(day))
      await submit('#edit')
      await untilStored([`22:30-${typed} drive`])
      await vi.waitFor(() => expect(document.querySelector('#edit')).toBeNull())
    }
  })

  it('that is has not begun yet is refused as that; an end before the start as that', async () => {
    await stand()
    await add('15:00', '01:15')
    await submit('#add')
    await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/future/))
    for (const to of ['15:00', '14:00', '08:00']) {
      set('#add [name=to]', to)
      await submit('#add')
      await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/end must be after the start/))
      $('.trouble button').click()
      await vi.waitFor(() => expect(textOf('.trouble')).toBe(''))
    }
    expect(await stored()).toEqual([...MORNING, AWAY, MEETING])
  })

  it('of more than a day leads to where it begins and ends', async () => {
    vi.setSystemTime(on('2026-11-26', '10:00'))
    await stand(() =>
      put('08:00-09:00', 'drive', {
        startedAt: on('2026-11-23', '22:00'),
        endedAt: on('2026-11-25', '05:00'),
      }),
    )
    act('08:00-09:00', 'edit')
    await opened('#edit')
    expect([...document.querySelectorAll<HTMLAnchorElement>('#edit a')].map((a) => a.hash)).toEqual(
      ['#2026-11-23', '#2026-11-25'],
    )
  })
})

it('adds what nobody clicked for, into a gap or anywhere', async () => {
  await stand()
  $('.gap [data-act=add]').click()
  await opened('#add')
  expect($<HTMLInputElement>('#add [name=from]').value).toBe('12:00')
  set('#add [name=to]', '12:30')
  set('#add [name=category]', 'break')
  await submit('#add')
  await untilStored([...MORNING, AWAY, '12:00-12:30 break', MEETING])
  $('#add-button').click()
  await opened('#add')
  set('#add [name=from]', '09:10')
  set('#add [name=to]', '09:20')
  set('#add [name=category]', 'drive')
  set('#add [name=note]', 'to Acme')
  await submit('#add')
  await vi.waitFor(async () => expect(await stored()).toContain('09:10-09:20 drive'))
})

it('explains time away in parts; what is not said goes on waiting', async () => {
  await stand()
  act('11:00-12:00', 'explain')
  await opened('#explain')
  set('#explain [name=part-1]', 'client-meeting')
  $('#explain .another').click()
  await opened('#explain [type=time]')
  set('#explain [type=time]', '11:40')
  await submit('#explain')
  await untilStored([...MORNING, '11:00-11:40 client-meeting', '11:40-12:00 unexplained', MEETING])
})

it('explaining until a time outside of it is refused as that', async () => {
  await stand()
  act('11:00-12:00', 'explain')
  await opened('#explain')
  $('#explain .another').click()
  await opened('#explain [type=time]')
  set('#explain [type=time]', '12:30')
  await submit('#explain')
  await vi.waitFor(() => expect(textOf('.trouble')).toMatch(/time within this entry/))
  expect(await stored()).toEqual([...MORNING, AWAY, MEETING])
})

describe('a bound', () => {
  it('is moved with the keys, shows where it is, and is stored with Enter', async () => {
    await stand()
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
    expect(textOf(`${bound('09:30')} output`)).toMatch('9:39')
    expect(await stored()).toEqual([...MORNING, AWAY, MEETING])
    press(bound('09:30'), 'Enter')
    await vi.waitFor(async () => expect((await stored())[0]).toBe('09:00-09:39 research'))
    await opened(bound('09:39'))
  })

  it('is let go with Escape', async () => {
    await stand()
    press(bound('09:30'), 'ArrowLeft')
    await opened('.bound output')
    press(bound('09:30'), 'Escape')
    await vi.waitFor(() => expect(document.querySelector('.bound output')).toBeNull())
    expect(await db.edits.count()).toBe(0)
  })

  /** A bar of a thousand pixels, on which the bound is drawn to another time. */
  const draw = async (from: string, to: string, more: MouseEventInit = {}, midway = () => {}) => {
    const { from: first, to: last } = $('.bar').dataset
    const x = (time: string) => ((at(time) - Number(first)) / (Number(last) - Number(first))) * 1000
    $('.bar').getBoundingClientRect = () => new DOMRect(0, 0, 1000, 74)
    const handle = $(bound(from))
    handle.setPointerCapture = () => undefined
    const point = async (type: string, clientX: number) => {
      handle.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX, ...more }))
      await drawn()
    }
    await point('pointerdown', x(from))
    await point('pointermove', x(to))
    midway()
    await point('pointerup', x(to))
  }
  /** Two clicks of seconds before a call. */
  const seconds = async () => {
    await put('09:00:00-09:00:07', 'misc')
    await put('09:00:07-09:00:12', 'research')
    await put('09:00:12-10:00:00', 'outgoing-call')
  }

  it('is drawn with the pointer, to full five minutes', async () => {
    await stand()
    await draw('09:30', '09:41')
    await vi.waitFor(async () => expect((await stored())[0]).toBe('09:00-09:40 research'))
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
  ])(
    'that lies upon others leaves them as they are: %s drawn to %s',
    async (from, to, expected) => {
      await stand(seconds)
      await draw(from, to)
      await untilStored(expected)
    },
  )

  it.each([
    ['09:30', '12:30', '10:29', 'to the right'],
    ['10:30', '08:00', '09:31', 'to the left'],
    ['12:00', '15:00', '13:00', 'over untracked time'],
    ['13:00', '09:10', '12:00', 'back over untracked time'],
  ])('stops at the neighbour: %s drawn to %s stays at %s, %s', async (from, to, stops) => {
    await stand()
    await draw(from, to)
    await opened(bound(stops))
    expect(await stored()).toHaveLength(5)
    expect(textOf('.timeline .takes')).toBe('')
  })

  it('goes on with Shift, and says what will be deleted before it is stored', async () => {
    await stand()
    await draw('09:30', '10:45', { shiftKey: true }, () =>
      expect(textOf('.timeline .takes')).toBe(
        'Takes time from: Outgoing call 1h (the whole entry), Documentation (CRM) 15m.',
      ),
    )
    await untilStored(['09:00-10:45 research', '10:45-11:00 documentation', AWAY, MEETING])
  })

  it('says so to the keys, too', async () => {
    await stand()
    for (let i = 0; i < 8; i++) {
      press(bound('10:30'), 'ArrowRight')
      press(bound('10:30'), 'PageUp')
      await drawn()
    }
    const value = () => $(bound('10:30')).getAttribute('aria-valuetext')
    expect(value()).toBe('10:59 AM')
    press(bound('10:30'), 'PageUp', { shiftKey: true })
    await vi.waitFor(() =>
      expect(value()).toMatch(/^11:04.*Documentation \(CRM\) 30m \(the whole entry\)/),
    )
  })

  it('goes no further than the present, and leaves no stretch without length', async () => {
    await stand()
    const most = (time: string) => Number($(bound(time)).getAttribute('aria-valuemax'))
    expect(most('14:00')).toBe(Math.min(Date.now(), most('14:00')))
    expect(most('14:00')).toBeGreaterThanOrEqual(at('16:00'))
    expect(most('13:00')).toBe(at('13:59'))
    expect(Number($(bound('09:30')).getAttribute('aria-valuemin'))).toBe(at('09:01'))
  })
})

describe('what an edit takes from other entries', () => {
  it('is said as it is typed, and asked about where an entry would be gone', async () => {
    await stand()
    act('10:30-11:00', 'edit')
    await opened('#edit')
    set('#edit [name=from]', '10:15')
    await vi.waitFor(() =>
      expect(textOf('#edit .takes')).toBe('Takes time from: Outgoing call 15m.'),
    )
    set('#edit [name=from]', '09:10')
    const all = 'Takes time from: Research 20m, Outgoing call 1h (the whole entry).'
    await vi.waitFor(() => expect(textOf('#edit .takes')).toBe(all))
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('#edit [type=submit]')).toBe('Save anyway'))
    expect(textOf('#edit [role=alert]')).toMatch(/Whole entries will be deleted/)
    expect(await stored()).toEqual([...MORNING, AWAY, MEETING])
    // Another time is another question.
    set('#edit [name=from]', '09:05')
    await vi.waitFor(() => expect(textOf('#edit [type=submit]')).toBe('Save'))
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('#edit [type=submit]')).toBe('Save anyway'))
    await submit('#edit')
    await untilStored(['09:00-09:05 research', '09:05-11:00 documentation', AWAY, MEETING])
  })

  it('is asked about with a new entry as well, with its note', async () => {
    await stand()
    $('#add-button').click()
    await opened('#add')
    set('#add [name=from]', '08:30')
    set('#add [name=to]', '09:40')
    set('#add [name=category]', 'misc')
    await vi.waitFor(() =>
      expect(textOf('#add .takes')).toMatch(
        /Research 30m \(the whole entry and its note\), Outgoing call 10m\.$/,
      ),
    )
    await submit('#add')
    await vi.waitFor(() => expect(textOf('#add [type=submit]')).toBe('Save anyway'))
    expect(await stored()).toEqual([...MORNING, AWAY, MEETING])
  })
})

describe('what came of an act is said at its row', () => {
  const answerOf = (id: string) =>
    row(id).closest('tbody')?.querySelector('tr.form:last-child')?.textContent

  it('how to undo it, and what a merge has made', async () => {
    await stand()
    act('10:30-11:00', 'merge')
    await vi.waitFor(() =>
      expect(answerOf('10:30-11:00')).toMatch(
        /Merged with 11:00.*Both are now Documentation \(CRM\)\.Undo: merge · Tue, Nov 24$/,
      ),
    )
    row('10:30-11:00').closest('tbody')?.querySelector<HTMLElement>('.answer button')?.click()
    await untilStored([...MORNING, AWAY, MEETING])
  })

  it('of one that is gone, at what comes before it', async () => {
    await stand()
    act('13:00-14:00', 'delete')
    await vi.waitFor(() => expect(answerOf('11:00-12:00')).toMatch(/^Undo: deleted/))
  })

  it('and why it was refused, once on the page', async () => {
    await stand()
    act('13:00-14:00', 'edit')
    await opened('#edit')
    set('#edit [name=to]', '12:00')
    await submit('#edit')
    await vi.waitFor(() => expect(answerOf('13:00-14:00')).toMatch(/end must be after the start/))
    expect(document.querySelectorAll('.trouble p')).toHaveLength(1)
  })
})

it('keeps the focus on the day, and on Today, that was clicked', async () => {
  await stand()
  for (const css of ['.week a[href$="-25"]', '.week a[href$="-23"]', '#today']) {
    const link = $<HTMLAnchorElement>(css)
    // Before, a row had it.
    row('09:00-09:30')?.querySelector<HTMLElement>('button')?.focus()
    link.focus()
    location.hash = link.hash
    const date = link.hash.slice(1)
    await vi.waitFor(() => $(`main[data-ready][data-date="${date}"]`))
    await drawn()
    expect(document.activeElement).toBe($(css))
    location.hash = `#${DAY}`
    await vi.waitFor(() => $('[id="row-09:00-09:30"]'))
  }
})

it('stores the full minute that is typed, whatever seconds were there', async () => {
  await stand(async () => {
    await put('12:00:00-13:00:42', 'misc')
    await put('13:00:42-14:00:30', 'research')
  })
  act('13:00:42-14:00:30', 'edit')
  await opened('#edit')
  set('#edit [name=from]', '13:00')
  set('#edit [name=to]', '14:00')
  await submit('#edit')
  await vi.waitFor(async () =>
    expect(await db.segments.get('13:00:42-14:00:30')).toMatchObject({
      startedAt: at('13:00'),
      endedAt: at('14:00'),
    }),
  )
  await vi.waitFor(() => expect(textOf('#sum')).toMatch(/^2h ·/))
})

it('goes to other days by address, links, week and date', async () => {
  await stand()
  expect($<HTMLAnchorElement>('#previous').hash).toBe('#2026-11-23')
  const days = [...document.querySelectorAll<HTMLAnchorElement>('.week a')]
  // From Monday, as the report's, also where calendars begin with Sunday.
  expect(days.map(({ hash }) => hash)).toEqual(
    [23, 24, 25, 26, 27, 28, 29].map((day) => `#2026-11-${day}`),
  )
  expect(days.find((day) => day.getAttribute('aria-current') === 'date')?.textContent).toContain(
    '3:00',
  )
  set('#go-to', '2026-11-20')
  await vi.waitFor(() => expect(textOf('h1')).toBe('Friday, November 20'))
  await vi.waitFor(() => expect(textOf('.empty')).toMatch(/Nothing was tracked on this day/))
  location.hash = '#2026-11-28'
  await vi.waitFor(() => expect(textOf('.empty')).toMatch(/has not begun yet/))
  expect($<HTMLButtonElement>('#add-button').disabled).toBe(true)
  location.hash = '#nonsense'
  await vi.waitFor(() => expect(textOf('h1')).toBe('Tuesday, November 24'))
})

it('cuts a night for display only, and links its halves', async () => {
  await stand(async () => {
    await put('08:00-09:00', 'misc', { startedAt: on('2026-11-23', '22:00') })
  })
  expect(textOf('[id="row-08:00-09:00"] .half')).toMatch(/continues from Mon/)
  expect($<HTMLAnchorElement>('.half').hash).toBe('#2026-11-23')
  expect(textOf('#sum')).toMatch(/^9h/)
  // Its start is changed where it lies.
  act('08:00-09:00', 'edit')
  await opened('#edit')
  expect(document.querySelector('#edit [name=from]')).toBeNull()
  location.hash = '#2026-11-23'
  await vi.waitFor(() => expect(textOf('.half')).toMatch(/continues into Tue/))
  expect(textOf('#sum')).toMatch(/^2h/)
})

it('shows what runs, growing, and lets its start be moved', async () => {
  await stand(async () => {
    await switchTo(db, 'research')
  })
  vi.setSystemTime(at('16:02'))
  await vi.waitFor(() => expect(textOf('[role=timer]')).toMatch(/^0:02/))
  const id = (await db.segments.toArray())[0]?.id ?? ''
  act(id, 'edit')
  await opened('#edit')
  expect(document.querySelector('#edit [name=to]')).toBeNull()
  set('#edit [name=from]', '15:30')
  await submit('#edit')
  await untilStored(['15:30- research'])
})

it('shows another browser’s time, and does not offer to change it', async () => {
  await stand(async () => {
    await put('09:00-10:00', 'misc', { device: 'laptop', acknowledged: 1 })
  })
  expect(textOf('.foreign .tag')).toBe('other browser')
  expect(document.querySelectorAll('.foreign button[data-act]')).toHaveLength(0)
  expect(textOf('#sum')).toBe('1h · selling 0%')
})

describe('sending', () => {
  const connect = () =>
    connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'north' })

  it('says what goes and what stays, and then asks to send', async () => {
    const { changed } = await stand(async () => {
      await usual()
      await put('14:00-14:30', 'break')
      await put('14:30-15:00', 'misc')
      await changeSettings(db, { privateCategories: ['misc'] })
      await connect()
    })
    $('#send-button').click()
    await opened('#sending-day')
    const goes = textOf('.goes')
    expect(goes).toMatch(/4 entries, 3h/)
    expect(goes).toMatch(/Outgoing call1h/)
    expect(goes).toMatch(/Including the CRM you worked in/)
    expect(goes).not.toMatch(/Misc|notes/)
    const stays = textOf('.stays')
    expect(stays).toMatch(/30m of breaks/)
    expect(stays).toMatch(/30m of private time: Misc/)
    expect(stays).toMatch(/1h unexplained/)
    expect(stays).toMatch(/Your notes/)
    expect(stays).toMatch(/Page addresses, titles and content/)
    changed.mockClear()
    $('#send-it').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
    await vi.waitFor(() => expect(document.querySelector('#sending-day')).toBeNull())
  })

  it('says what the person agreed to send beside', async () => {
    await stand(async () => {
      await usual()
      await connect()
      await changeSettings(db, {
        sendNotes: true,
        sendUnexplained: true,
        keepRecords: true,
        sendRecords: true,
      })
    })
    $('#send-button').click()
    await opened('#sending-day')
    expect(textOf('.goes')).toMatch(/record you worked on.*Including your notes.*1h unexplained/)
    expect(textOf('.stays')).not.toMatch(/notes|unexplained/)
  })

  it('tells how many of other days go as well, and of a day to come there is nothing to send', async () => {
    const yesterday = (time: string) => on('2026-11-23', time)
    await stand(async () => {
      await usual()
      await connect()
      await put('08:00-08:10', 'misc', {
        startedAt: yesterday('08:00'),
        endedAt: yesterday('09:00'),
      })
      await changeSettings(db, { sendUnexplained: true })
      await put('11:00-12:00', 'unexplained', { source: 'auto' })
    })
    $('#send-button').click()
    await opened('#sending-day')
    expect(textOf('.goes')).toMatch(/Also 1 entry of other days/)
    await put('08:10-08:20', 'misc', { startedAt: yesterday('10:00'), endedAt: yesterday('11:00') })
    await vi.waitFor(() => expect(textOf('.goes')).toMatch(/Also 2 entries of other days/))
    $<HTMLDialogElement>('#sending-day').close()
    location.hash = '#2026-11-28'
    await vi.waitFor(() => expect($<HTMLButtonElement>('#send-button').disabled).toBe(true))
    location.hash = '#2026-11-23'
    await vi.waitFor(() => expect($<HTMLButtonElement>('#send-button').disabled).toBe(false))
  })

  it('without a connection leads to the settings', async () => {
    await stand()
    $('#send-button').click()
    await opened('#sending-day')
    expect($<HTMLAnchorElement>('#sending-day a').getAttribute('href')).toBe(
      'settings.html#to-company',
    )
  })

  it('shows the receipt, and what was corrected since, before and after it went', async () => {
    await stand(async () => {
      await usual()
      await connect()
      await db.segments.toCollection().modify((s, ref) => {
        const { outbox: _, ...rest } = s
        if (s.category !== 'unexplained') ref.value = { ...rest, acknowledged: 1, offered: 1 }
      })
      const receipt = { date: DAY, count: 4, seconds: 10_800, at: at('15:00'), matches: true }
      await keepReceipt(db, receipt, true)
    })
    expect(textOf('#outcome')).toBe('Received: 4 entries, 3h')
    act('09:30-10:30', 'edit')
    await opened('#edit')
    set('#edit [name=category]', 'incoming-call')
    await submit('#edit')
    await vi.waitFor(() => expect(textOf('#outcome')).toMatch(/1 correction to send/))
    expect(textOf('[id="row-09:30-10:30"] .tag')).toBe('corrected')
    const corrected = await db.segments.get('09:30-10:30')
    const acknowledged = { ...(corrected as StoredSegment), acknowledged: 2 }
    await db.segments.put(marked(acknowledged, await readSettings(db)))
    await vi.waitFor(() => expect(textOf('[id="row-09:30-10:30"] .tag')).toBe('corrected, sent'))
    expect(textOf('#outcome')).toBe('Received: 4 entries, 3h')
  })
})

it('shows what lost against a later edit elsewhere, until it is dismissed', async () => {
  await stand(async () => {
    await usual()
    await db.losers.add({
      segment: 'x',
      settledAt: 0,
      won: 'there',
      category: 'research',
      startedAt: at('09:00'),
      endedAt: at('09:20'),
    })
  })
  expect(textOf('#losers li')).toMatch(
    /9:00.*Research — was here, until a later change in another browser/,
  )
  $('#losers button').click()
  await vi.waitFor(() => expect(document.querySelector('#losers')).toBeNull())
})

it('an empty today says what to do', async () => {
  await stand(async () => undefined)
  expect(textOf('.empty')).toMatch(/Open Stint and click what you are doing/)
})
