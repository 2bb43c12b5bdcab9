/** Shows the day page on a real store, with a day of five segments. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, onTestFinished, vi } from 'vitest'
import type { Edit } from '../../../src/core/editing/types.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { markForOutbox } from '../../../src/store/outbox/outbox.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { mountDay } from '../../../src/ui/day/mount.tsx'
import { freshProfile } from '../fresh-profile.ts'
import { expectInvariants } from '../invariants.ts'
import { $ } from '../mounted-popup.ts'

export const DAY = '2026-11-24'

export const zone = Temporal.Now.timeZoneId()

export const on = (date: string, time: string) =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds

export const at = (time: string) => on(DAY, time)

export let db: StintDatabase

/** Stores a segment from times such as `9:00-9:30`, a category and other properties. */
export async function put(times: string, category: string, more: Partial<StoredSegment> = {}) {
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
  await db.segments.put(markForOutbox(row, await readSettings(db)))
}

/**
 * Opens the day page of a usual day. The day contains research, a call with the CRM open, automatic
 * Documentation, time away, an untracked hour, and a meeting.
 */
export async function openDayPage(fill: () => Promise<unknown> = fillUsualDay) {
  db = freshProfile().open()
  await db.named.put({ name: 'device', value: 'here' })
  await fill()
  const changed = vi.fn()
  const close = mountDay(document.body, { db, changed })
  onTestFinished(close)
  await vi.waitFor(() => $('main[data-ready]'))
  return { changed, close }
}

export async function fillUsualDay() {
  await put('09:00-09:30', 'research', { note: 'Their website' })
  await put('09:30-10:30', 'outgoing-call', { beside: { ms: 12 * 60_000 } })
  await put('10:30-11:00', 'documentation', {
    source: 'auto',
    context: { product: 'pipedrive', record: { type: 'deal', id: '42' } },
  })
  await put('11:00-12:00', 'unexplained', { source: 'auto' })
  await put('13:00-14:00', 'client-meeting', { edited: true })
}

export const textOf = (css: string) => $(css).textContent?.replaceAll(/\s+/g, ' ').trim()

export const row = (id: string) => $(`[id="row-${id}"]`)

/** Returns a cell of a row. `name` is `from`, `to`, `category`, `note` or `menu`. */
export const cell = (id: string, name: string) => {
  const found = row(id).querySelector<HTMLElement>(`[data-cell=${name}]`)
  if (!found) throw new Error(`no cell ${name} in ${id}`)
  return found
}

/** Clicks a cell, and waits until its editor is shown. */
export async function openCell(id: string, name: 'from' | 'to' | 'note') {
  cell(id, name).click()
  await untilShown('form.inline')
}

/** Types a value into a cell, and saves it with Enter. */
export async function setCell(id: string, name: 'from' | 'to' | 'note', value: string) {
  await openCell(id, name)
  typeInto('form.inline input', value)
  await untilDrawn()
  press('form.inline input', 'Enter')
}

/** Chooses a category in the list that is open. */
export async function choose(category: string) {
  await untilShown('.list')
  $(`.list [data-category="${category}"]`).click()
}

export async function setCategory(id: string, category: string) {
  cell(id, 'category').click()
  await choose(category)
}

/** Chooses a command in a row's menu: `split`, `merge-next`, `merge-previous` or `delete`. */
export async function act(id: string, name: string) {
  cell(id, 'menu').click()
  await untilShown('.menu')
  $(`.menu [data-act=${name}]`).click()
}

export const typeInto = (css: string, value: string) => {
  const field = $<HTMLInputElement>(css)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

export const untilDrawn = () => new Promise((done) => setTimeout(done, 5))

/** Submits a form after the page has drawn what was typed, because a person cannot submit it earlier. */
export const submit = async (css: string) => {
  await untilDrawn()
  $(css).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
}

export const press = (css: string, key: string, more: KeyboardEventInit = {}) =>
  $(css).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )

export const untilShown = (css: string) => vi.waitFor(() => $(css))

export const storedRows = async () =>
  (await expectInvariants(db)).map(({ category, startedAt, endedAt }) => {
    const clock = (instant = 0) =>
      Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainTime()
        .toString({ smallestUnit: 'minute' })
    return `${clock(startedAt)}-${endedAt === undefined ? '' : clock(endedAt)} ${category}`
  })

export const untilStored = (expected: string[]) =>
  vi.waitFor(async () => expect(await storedRows()).toEqual(expected))

export const MORNING = [
  '09:00-09:30 research',
  '09:30-10:30 outgoing-call',
  '10:30-11:00 documentation',
]

export const AWAY = '11:00-12:00 unexplained'

export const MEETING = '13:00-14:00 client-meeting'

/** Changes a segment in the store, as another tab would, without using this page. */
export const elsewhere = async (id: string, change: Partial<StoredSegment>) => {
  expect(await edit(db, { do: 'change', id, ...change } as Edit)).toBeUndefined()
}

/** Registers hooks of Vitest, so each test file must call this function once. */
export function setUpDayPage() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: at('16:00') })
    location.hash = `#${DAY}`
  })

  afterEach(() => {
    vi.useRealTimers()
  })
}
