// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { readWorkingTime } from '../../../src/store/working-time.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openSettings } from '../../support/ui/settings-page.ts'

const set = (selector: string, value: string) => {
  const field = $<HTMLInputElement>(selector)
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('the working week', () => {
  it('is part time after two clicks, and the usual one again after a third', async () => {
    const { db, changed } = await openSettings()
    await vi.waitFor(() => expect($<HTMLInputElement>('#works-5').checked).toBe(true))
    $('#works-5').click()
    await vi.waitFor(async () =>
      expect((await readWorkingTime(db)).week).toEqual([8, 8, 8, 8, 0, 0, 0]),
    )
    await vi.waitFor(() => expect($<HTMLInputElement>('#hours-5').disabled).toBe(true))
    set('#hours-1', '4.5')
    await vi.waitFor(async () =>
      expect((await readWorkingTime(db)).week).toEqual([4.5, 8, 8, 8, 0, 0, 0]),
    )
    await vi.waitFor(() => $('#usual-week').click())
    await vi.waitFor(async () => expect((await readWorkingTime(db)).week).toBeUndefined())
    expect(changed).toHaveBeenCalled()
  })
})

describe('days off', () => {
  it('are added with a reason, listed, and removed', async () => {
    const { db } = await openSettings()
    await vi.waitFor(() => $('#off-from'))
    set('#off-from', '2026-12-21')
    set('#off-to', '2027-01-03')
    $<HTMLSelectElement>('#off-reason').value = 'sick'
    $('#off-add').click()
    await vi.waitFor(async () =>
      expect((await readWorkingTime(db)).off).toEqual([
        { from: '2026-12-21', to: '2027-01-03', reason: 'sick' },
      ]),
    )
    const item = await vi.waitFor(() => $('#off-list li'))
    expect(item.textContent).toMatch(/^Sick.*2026.*2027/)
    $('#off-list button').click()
    await vi.waitFor(async () => expect((await readWorkingTime(db)).off).toEqual([]))
  })

  it('that end before they begin are refused in words', async () => {
    const { db } = await openSettings()
    await vi.waitFor(() => $('#off-from'))
    set('#off-from', '2026-12-21')
    set('#off-to', '2026-12-20')
    await vi.waitFor(() =>
      expect($('#days-off [role=alert]').textContent).toMatch(/before the first/),
    )
    $('#off-add').click()
    expect((await readWorkingTime(db)).off).toEqual([])
  })
})
