// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { categoryOf, offeredOf } from '../../../src/core/scheme/categories.ts'
import { editScheme, readSchemeView } from '../../../src/store/scheme/edit.ts'
import { readScheme } from '../../../src/store/scheme/versions.ts'
import { $, press } from '../../support/mounted-popup.ts'
import {
  addDemo,
  buttonIn,
  choose,
  open,
  openCategories,
  setUpCategories,
  start,
  submit,
  text,
  type,
  unfold,
  untilText,
} from '../../support/ui/categories-section.ts'

setUpCategories()

const day = 24 * 60 * 60_000

const listed = () =>
  [...document.querySelectorAll<HTMLElement>('#scheme > .categories > [data-category]')].map(
    (row) => row.dataset.category,
  )

describe('the scheme of a person without a team', () => {
  it('is the base scheme; another is chosen, put in force from tomorrow, and withdrawn', async () => {
    const { db } = await openCategories()
    expect(listed()).toHaveLength(8)
    $<HTMLInputElement>('[value=detailed]').click()
    await vi.waitFor(() => expect(listed()).toHaveLength(18))
    expect(listed().slice(1, 3)).toEqual(['outgoing-call', 'dialing'])
    expect(text('#prepared')).toMatch(/Detailed: 18.*Nothing has changed yet/)
    expect(text('.said')).toBe('')
    submit('#prepared')
    await untilText('#pending', /From November 27, 2026:.*Detailed/)
    expect(document.querySelector('#prepared')).toBeNull()
    expect(offeredOf((await readScheme(db)).categories)).toHaveLength(8)
    $('#take-back').click()
    await vi.waitFor(() => expect(document.querySelector('#pending')).toBeNull())
    expect(listed()).toHaveLength(8)
  })

  it('keeps the focus near the pressed button: in the form, at its opener, at the next row', async () => {
    await openCategories()
    const here = (css: string) =>
      vi.waitFor(() => {
        if (document.activeElement !== $(css))
          throw new Error(
            `The focus is not on ${css}: ${document.activeElement?.outerHTML.slice(0, 90)}`,
          )
      })
    const edit = (id: string) => `#scheme > .categories [data-category="${id}"] .setting button`
    $(edit('research')).focus()
    await open('research')
    await here('#edit-research-en')
    press('Escape', { at: $('#edit-research-en') })
    await here(edit('research'))
    await open('research')
    await here('#edit-research-en')
    const retire = buttonIn('[data-category="research"]', /Hide/)
    retire.focus()
    retire.click()
    await untilText('#prepared', /Research/)
    await here(edit('misc'))
    const discard = buttonIn('#prepared', /Discard/)
    discard.focus()
    discard.click()
    await here('#open-add')
    $('#open-add').click()
    await here('#add-en')
    press('Escape', { at: $('#add-en') })
    await here('#open-add')
    // If the person has clicked elsewhere, the page does not move the focus back to the button.
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    $('#open-add').blur()
    $<HTMLInputElement>('[value=detailed]').click()
    await vi.waitFor(() => expect(listed()).toHaveLength(18))
    expect(document.activeElement).toBe(document.body)
  })

  it('gets a category with the properties of its parent, named in both languages', async () => {
    const { db } = await openCategories()
    await addDemo()
    const { draft } = await readSchemeView(db)
    expect(draft.categories.at(-1)).toMatchObject({
      en: 'Demo',
      ru: 'Показ',
      parent: 'client-meeting',
      group: 'selling',
      offComputer: true,
      yields: false,
    })
    expect(draft.categories.at(-1)?.id).toMatch(/^demo-[a-z0-9]{4}$/)
  })

  it.each([
    ['', '', /Enter a name/],
    ['  research ', 'Что-то', /has this name/],
    ['Something', 'ПОДГОТОВКА', /has this name/],
  ])(
    'does not take the names %j and %j, and says why; what was typed stays',
    async (en, ru, why) => {
      const { db } = await openCategories()
      $('#open-add').click()
      await vi.waitFor(() => $('#add-category'))
      type('#add-en', en)
      type('#add-ru', ru)
      submit('#add-category')
      await untilText('#add-problem', why)
      expect($<HTMLInputElement>('#add-en').value).toBe(en)
      expect((await readSchemeView(db)).edits).toEqual([])
    },
  )

  it('renames and moves in one form; one name counts for both languages', async () => {
    const { db } = await openCategories()
    await addDemo()
    const id = listed().find((one) => one?.startsWith('demo')) ?? ''
    await open(id)
    type(`#edit-${id}-en`, 'Presentation')
    type(`#edit-${id}-ru`, '')
    $<HTMLSelectElement>(`#parent-${id}`).value = 'research'
    submit(`[data-category="${id}"] form`)
    await vi.waitFor(async () =>
      expect(categoryOf(id, (await readSchemeView(db)).draft.categories)).toMatchObject({
        en: 'Presentation',
        ru: 'Presentation',
        parent: 'research',
      }),
    )
  })

  it('a new category can be removed; one in force can only be retired, and offered again', async () => {
    const { db } = await openCategories()
    await addDemo()
    const id = listed().find((one) => one?.startsWith('demo')) ?? ''
    await open(id)
    buttonIn(`[data-category="${id}"]`, /Remove/).click()
    await untilText('#prepared', /they change nothing/)
    await open('misc')
    buttonIn('[data-category=misc]', /Hide/).click()
    await untilText('#retired summary', /11 categories/)
    await unfold('#retired', '[data-category=misc]')
    await open('misc')
    buttonIn('[data-category=misc]', /Show again/).click()
    await vi.waitFor(() => expect(listed()).toContain('misc'))
    expect((await readSchemeView(db)).draft.categories).toHaveLength(18)
  })

  it('Documentation cannot be retired: CRM time goes there', async () => {
    await openCategories()
    await open('documentation')
    expect(text('[data-category=documentation] form')).not.toMatch(/Hide/)
  })

  it('changed too early shows the earliest day, keeps the prepared change, and accepts it then', async () => {
    const { db } = await openCategories()
    choose('#change-every', '3')
    await vi.waitFor(() => $('#prepared'))
    submit('#prepared')
    await vi.waitFor(() => $('#pending'))
    vi.setSystemTime(start + 2 * day)
    await addDemo()
    await untilText('#prepared', /changed again from February 27, 2027/)
    expect($<HTMLButtonElement>('#put-in-force').disabled).toBe(true)
    submit('#prepared')
    await untilText('#prepared [role=alert]', /from February 27, 2027/)
    vi.setSystemTime(new Date(2027, 1, 27, 9))
    await editScheme(db, { do: 'retire', id: 'misc' })
    await vi.waitFor(() => expect($<HTMLButtonElement>('#put-in-force').disabled).toBe(false))
    submit('#prepared')
    await untilText('#pending', /From February 28, 2027/)
    vi.setSystemTime(new Date(2027, 2, 1, 9))
    await editScheme(db, { do: 'every', months: 1 })
    await untilText(
      '#scheme-history',
      /February 28.*New: Demo.*November 27.*once in 3 months.*base scheme/,
    )
  })

  it('prepared changes can be undone one by one, or discarded', async () => {
    const { db } = await openCategories()
    await addDemo()
    choose('#change-every', '6')
    await untilText('#prepared', /once in 6 months/)
    buttonIn('#prepared', /Undo/).click()
    await vi.waitFor(() => expect(text('#prepared')).not.toMatch(/6 months/))
    buttonIn('#prepared', /Discard/).click()
    await vi.waitFor(() => expect(document.querySelector('#prepared')).toBeNull())
    expect((await readSchemeView(db)).edits).toEqual([])
  })
})

describe('"make this a category"', () => {
  it('fills in the note as the name, with misc as the parent, only once', async () => {
    location.hash = `#make-category=${encodeURIComponent('Tender & bids')}`
    const { db } = await openCategories()
    await vi.waitFor(() => $('#add-category'))
    expect($<HTMLInputElement>('#add-en').value).toBe('Tender & bids')
    expect($<HTMLSelectElement>('#add-parent').value).toBe('misc')
    submit('#add-category')
    await untilText('#prepared', /New: Tender & bids, part of Misc/)
    expect(location.hash).toBe('')
    expect(document.querySelector('#add-category')).toBeNull()
    expect((await readSchemeView(db)).draft.categories.at(-1)?.ru).toBe('Tender & bids')
  })

  it('tells a member who may do it', async () => {
    location.hash = '#make-category=Tenders'
    await openCategories({ role: 'member' })
    await untilText('#scheme', /A manager of your team can make “Tenders” a category/)
    expect(document.querySelector('#add-category')).toBeNull()
  })
})
