// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { readSchemeView } from '../../../src/store/scheme/edit.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { $, press } from '../../support/mounted-popup.ts'
import {
  buttonIn,
  openCategories,
  setUpCategories,
  untilText,
} from '../../support/ui/categories-section.ts'

setUpCategories()

describe('personal settings of categories', () => {
  const key = (id: string) => $<HTMLInputElement>(`.own [data-category="${id}"] .own-key`)
  const row = (id: string) => `.own [data-category="${id}"]`
  const order = () =>
    [...document.querySelectorAll<HTMLElement>('.own [data-category]')].map(
      (r) => r.dataset.category,
    )

  it('the key can be typed on any layout; one that is in use is refused in words', async () => {
    const { db } = await openCategories()
    await vi.waitFor(() => $('#personal .own'))
    press('ф', { at: key('misc'), code: 'KeyA' })
    await vi.waitFor(async () => expect((await readSettings(db)).keys).toEqual({ misc: 'a' }))
    await vi.waitFor(() => expect(key('misc').value).toBe('A'))
    press('1', { at: key('misc') })
    await untilText(`${row('misc')} [role=alert]`, /1 is already the key of Incoming call/)
    press('s', { at: key('misc') })
    await untilText(`${row('misc')} [role=alert]`, /S does something else/)
    press('!', { at: key('misc') })
    await untilText(`${row('misc')} [role=alert]`, /one letter, or a digit/)
    expect((await readSettings(db)).keys).toEqual({ misc: 'a' })
    press('Backspace', { at: key('misc') })
    await vi.waitFor(async () => expect((await readSettings(db)).keys).toEqual({}))
  })

  it('order, colour and hidden categories can be set; the last shown one stays', async () => {
    const { db } = await openCategories()
    await vi.waitFor(() => $('#personal .own'))
    buttonIn(row('misc'), /↑/).click()
    await vi.waitFor(() => expect(order().slice(-2)).toEqual(['misc', 'research']))
    expect(buttonIn(row('incoming-call'), /↑/).disabled).toBe(true)
    const colour = $<HTMLInputElement>(`${row('misc')} [type=color]`)
    colour.value = '#ff0000'
    colour.dispatchEvent(new Event('change', { bubbles: true }))
    for (const id of order().slice(1)) $(`.own [data-category="${id}"] [type=checkbox]`).click()
    await vi.waitFor(async () => expect((await readSettings(db)).hidden).toHaveLength(7))
    await vi.waitFor(() =>
      expect($<HTMLInputElement>(`${row('incoming-call')} [type=checkbox]`).disabled).toBe(true),
    )
    expect((await readSettings(db)).colours).toEqual({ misc: '#ff0000' })
    $('#reset-personal').click()
    await vi.waitFor(async () =>
      expect(await readSettings(db)).toMatchObject({
        colours: {},
        order: [],
        hidden: [],
        keys: {},
      }),
    )
  })

  it('do not change the scheme, and send no request', async () => {
    const { db } = await openCategories({ role: 'member' })
    await vi.waitFor(() => $('#personal .own'))
    buttonIn(row('misc'), /↑/).click()
    await vi.waitFor(() => expect(order().at(-2)).toBe('misc'))
    expect((await readSchemeView(db)).newest).toEqual(FIRST_SCHEME)
  })
})
