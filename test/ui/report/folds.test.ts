// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { StoredSegment } from '../../../src/store/database.ts'
import { $ } from '../../support/mounted-popup.ts'
import { segment } from '../../support/report-histories.ts'
import {
  openReport,
  span,
  text,
  today,
  untilReportShown,
  waitFor,
} from '../../support/ui/report-page.ts'

const rows = [
  ...[1, 2, 3].map((day) => span(day, 0, 3, 'outgoing-call')),
  ...[1, 2, 3].map((day) => span(day, 3, 4, 'misc', { note: 'Printer' })),
]

const folds = () => [...document.querySelectorAll<HTMLDetailsElement>('details.fold')]
const openNames = () => folds().flatMap(({ id, open }) => (open ? id : []))

const open = async () => {
  const page = await openReport({ rows })
  await untilReportShown()
  return page
}

beforeEach(() => {
  localStorage.clear()
  document.documentElement.removeAttribute('data-patterns')
})

describe('the folds', () => {
  it('are closed at first, and say what is inside with its main number', async () => {
    await open()
    expect(openNames()).toEqual([])
    expect(folds().map((fold) => fold.querySelector('summary')?.textContent)).toEqual([
      expect.stringMatching(/^Time.*Selling 75%$/),
      expect.stringMatching(/^Focus.*switches per day$/),
      expect.stringMatching(/^CRM and calls.*Documentation 0%$/),
      expect.stringMatching(/^Quality of the data.*automatic 0%, by hand 100%/),
      expect.stringMatching(/^Time and results.*own results beside your time$/),
    ])
  })

  it('are open the next time as they were left', async () => {
    const { close } = await open()
    $('#fold-focus > summary').click()
    $('#fold-time > summary').click()
    $('#fold-time > summary').click()
    close()
    await open()
    expect(openNames()).toEqual(['fold-focus'])
  })

  it('draw nothing until they are opened', async () => {
    await open()
    expect(document.querySelectorAll('#shares svg[role=img]')).toHaveLength(1)
    expect(document.querySelector('details .chart svg')).toBeNull()
    expect(text('#groups table')).toContain('75%')
  })

  it('are all open on paper with their charts, and closed again', async () => {
    await open()
    $('#fold-crm > summary').click()
    dispatchEvent(new Event('beforeprint'))
    expect(folds().every((fold) => fold.open)).toBe(true)
    for (const chart of document.querySelectorAll('.chart'))
      expect(chart.querySelector('svg[role=img]')).not.toBeNull()
    dispatchEvent(new Event('afterprint'))
    expect(openNames()).toEqual(['fold-crm'])
    expect(localStorage.getItem('report-open')).toBe('crm')
  })

  it('work where nothing can be remembered', async () => {
    const { getItem } = Storage.prototype
    Storage.prototype.getItem = () => {
      throw new Error('denied')
    }
    onTestFinished(() => {
      Storage.prototype.getItem = getItem
    })
    await open()
    expect(openNames()).toEqual([])
  })
})

describe('the range', () => {
  const week = () => `#week=${today.subtract({ days: 21 })}`
  const title = () => text('header.report h1')

  it('is the last one of the day again, also from a link that names none', async () => {
    const { close } = await openReport({ rows, hash: week() })
    await untilReportShown()
    const shown = title()
    close()
    const other = await openReport({ rows, hash: '#quality' })
    expect(title()).toBe(shown)
    other.close()
    await openReport({ rows, hash: '' })
    expect(title()).toBe(shown)
  })

  it('is the usual one on another day', async () => {
    const usual = await openReport({ rows, hash: '' })
    const month = title()
    usual.close()
    localStorage.setItem('report-shown', `${today.subtract({ days: 1 })} ${week()}`)
    await openReport({ rows, hash: '' })
    expect(title()).toBe(month)
  })
})

describe('a finding', () => {
  it('leads to its chart, opens the fold, and keeps the address', async () => {
    await open()
    const address = location.hash
    $('#misc-share .links a[href="#misc"]').click()
    expect(openNames()).toEqual(['fold-time'])
    expect(document.activeElement?.id).toBe('misc-title')
    expect(location.hash).toBe(address)
  })

  it('says that there are not enough days yet', async () => {
    await open()
    for (const id of ['selling', 'misc-share'])
      expect(text(`#${id}`)).toContain('Not enough days yet to compare.')
    expect(text('#calm')).toContain('Not enough days yet for a usual day.')
    expect(text('#calm .headline')).toMatch(/^3h, /)
  })

  it('claims nothing of the first day, which is not over', async () => {
    const now = Date.now()
    const rows = [segment(now - 1000, now, { category: 'research' }) as StoredSegment]
    await openReport({ rows })
    await untilReportShown()
    expect(text('#calm .headline')).toBe('–')
    expect(text('#calm')).toContain('No day is over yet.')
    expect($('#calm').querySelector('svg, .sure')).toBeNull()
  })
})

describe('the numbers of a chart', () => {
  it('are shown on demand; until then only screen readers and paper have them', async () => {
    await open()
    const place = () => $('#shares .all-numbers')
    expect(place().classList.contains('unseen')).toBe(true)
    expect(place().textContent).toContain('Outgoing call')
    // A table of numbers that is not visible must not get the focus.
    expect($('#shares .numbers').tabIndex).toBe(-1)
    $('#shares .tools button').click()
    await waitFor(() => expect(place().classList.contains('unseen')).toBe(false))
    expect($('#shares .numbers').tabIndex).toBe(0)
    expect($('#shares .tools button').getAttribute('aria-expanded')).toBe('true')
  })

  it('are always shown where they hold links', async () => {
    await open()
    expect(document.querySelector('.all-numbers.unseen a')).toBeNull()
    expect(document.querySelector('#misc table a')).not.toBeNull()
  })
})

describe('patterns', () => {
  it('are chosen for this browser', async () => {
    const { close } = await open()
    const root = document.documentElement
    expect(root.hasAttribute('data-patterns')).toBe(false)
    $('#patterns').click()
    await waitFor(() => expect(root.hasAttribute('data-patterns')).toBe(true))
    close()
    root.removeAttribute('data-patterns')
    await open()
    await waitFor(() => expect(root.hasAttribute('data-patterns')).toBe(true))
  })
})

describe('the days', () => {
  it('are read one by one with the arrow keys, and lead to the day', async () => {
    await open()
    const reader = $('#layout [role=slider]')
    const press = async (key: string) => {
      reader.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await new Promise((done) => setTimeout(done, 20))
    }
    await press('Home')
    await press('End')
    await press('ArrowLeft')
    expect(text('#layout .reading')).toMatch(/: 4h\. Outgoing call 3:00, Misc 1:00 Open this day$/)
    expect(reader.getAttribute('aria-valuetext')).toContain('4h. Outgoing call 3:00')
    expect($('#layout .reading a').getAttribute('href')).toMatch(/^day\.html#\d{4}-\d\d-\d\d$/)
  })
})
