// @vitest-environment happy-dom
// Live queries look for the browser's own IndexedDB when Dexie is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { categoryOf, offeredOf } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { type StintDatabase, type StoredTeam, writeNamed } from '../../../src/store/database.ts'
import { acknowledge } from '../../../src/store/outbox/acknowledge.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { editScheme, readSchemeFace } from '../../../src/store/scheme/edit.ts'
import { readScheme } from '../../../src/store/scheme/versions.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import { mountSettings } from '../../../src/ui/settings/mount.tsx'
import type { SchemeRefusal } from '../../../src/ui/settings/ports.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { $, press } from '../../support/mounted-popup.ts'

const start = new Date(2026, 10, 26, 9).getTime()
const day = 24 * 60 * 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
  location.hash = ''
})

const hosts = {
  asks: 'chromium' as const,
  granted: async () => false,
  request: async () => false,
  remove: async () => undefined,
  watch: () => () => undefined,
}

interface Standing {
  db?: StintDatabase
  role?: StoredTeam['role']
  answer?: SchemeRefusal
}

const stand = async ({ db = freshProfile().open(), role, answer }: Standing = {}) => {
  if (role) {
    await connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'North' })
    await writeNamed(db, 'team', { askedAt: start, role, ready: false })
  }
  const doors = {
    db,
    hosts,
    backup: { save: vi.fn(), read: vi.fn() },
    storage: { used: async () => 1, isProtected: async () => true, protect: async () => true },
    notices: hosts,
    connect: vi.fn(),
    leave: vi.fn(),
    fetchHistory: vi.fn(),
    cancel: vi.fn(),
    team: { look: vi.fn(async () => {}), change: vi.fn(async () => answer) },
    changed: vi.fn(),
  }
  onTestFinished(mountSettings(document.body, doors))
  await vi.waitFor(() => $('#categories[data-ready]'))
  return doors
}

const text = (css: string) => document.querySelector(css)?.textContent ?? ''
const says = (css: string, what: RegExp) => vi.waitFor(() => expect(text(css)).toMatch(what))
const type = (css: string, value: string) => {
  const field = $<HTMLInputElement>(css)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const choose = (css: string, value: string) => {
  $<HTMLSelectElement>(css).value = value
  $(css).dispatchEvent(new Event('change', { bubbles: true }))
}
const submit = (css: string) =>
  $(css).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
const open = async (id: string) => {
  $(`.categories [data-category="${id}"] .button`).click()
  await vi.waitFor(() => $(`[data-category="${id}"] form`))
}
const buttonIn = (css: string, label: RegExp) => {
  const all = [...document.querySelectorAll<HTMLButtonElement>(`${css} button`)]
  const found = all.find((button) => label.test(button.textContent))
  if (!found) throw new Error(`No button ${label} in ${css}`)
  return found
}
const listed = () =>
  [...document.querySelectorAll<HTMLElement>('#scheme > .categories > [data-category]')].map(
    (row) => row.dataset.category,
  )

const unfold = async (css: string, inside: string) => {
  $<HTMLDetailsElement>(css).open = true
  await vi.waitFor(() => $(`${css} ${inside}`))
}

const addDemo = async () => {
  $('#open-add').click()
  await vi.waitFor(() => $('#add-category'))
  type('#add-en', 'Demo')
  type('#add-ru', 'Показ')
  choose('#add-parent', 'client-meeting')
  await vi.waitFor(() => expect($<HTMLSelectElement>('#add-group').value).toBe('selling'))
  submit('#add-category')
  await says('#prepared', /New: Demo, part of Meeting with client/)
}

describe('the scheme of a person without a team', () => {
  it('is the base one; another is chosen, put in force from tomorrow, and taken back', async () => {
    const { db } = await stand()
    expect(listed()).toHaveLength(8)
    $<HTMLInputElement>('[value=detailed]').click()
    await vi.waitFor(() => expect(listed()).toHaveLength(18))
    expect(listed().slice(1, 3)).toEqual(['outgoing-call', 'dialing'])
    expect(text('#prepared')).toMatch(/Detailed: 18.*Nothing has changed yet/)
    expect(text('.said')).toBe('')
    submit('#prepared')
    await says('#pending', /From November 27, 2026:.*Detailed/)
    expect(document.querySelector('#prepared')).toBeNull()
    expect(offeredOf((await readScheme(db)).categories)).toHaveLength(8)
    $('#take-back').click()
    await vi.waitFor(() => expect(document.querySelector('#pending')).toBeNull())
    expect(listed()).toHaveLength(8)
  })

  it('keeps the focus by what was pressed: in the form, at what opened it, at the next row', async () => {
    await stand()
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
    await says('#prepared', /Research/)
    await here(edit('misc'))
    const discard = buttonIn('#prepared', /Discard/)
    discard.focus()
    discard.click()
    await here('#open-add')
    $('#open-add').click()
    await here('#add-en')
    press('Escape', { at: $('#add-en') })
    await here('#open-add')
    // Where the person has pointed elsewhere, it is not taken back.
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    $('#open-add').blur()
    $<HTMLInputElement>('[value=detailed]').click()
    await vi.waitFor(() => expect(listed()).toHaveLength(18))
    expect(document.activeElement).toBe(document.body)
  })

  it('gets a category with what its parent usually means, named in both languages', async () => {
    const { db } = await stand()
    await addDemo()
    const { draft } = await readSchemeFace(db)
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
    ['Something', 'ИССЛЕДОВАНИЯ', /has this name/],
  ])(
    'does not take the names %j and %j, and says why; what was typed stays',
    async (en, ru, why) => {
      const { db } = await stand()
      $('#open-add').click()
      await vi.waitFor(() => $('#add-category'))
      type('#add-en', en)
      type('#add-ru', ru)
      submit('#add-category')
      await says('#add-problem', why)
      expect($<HTMLInputElement>('#add-en').value).toBe(en)
      expect((await readSchemeFace(db)).edits).toEqual([])
    },
  )

  it('renames and moves in one form; one name stands for both languages', async () => {
    const { db } = await stand()
    await addDemo()
    const id = listed().find((one) => one?.startsWith('demo')) ?? ''
    await open(id)
    type(`#edit-${id}-en`, 'Presentation')
    type(`#edit-${id}-ru`, '')
    $<HTMLSelectElement>(`#parent-${id}`).value = 'research'
    submit(`[data-category="${id}"] form`)
    await vi.waitFor(async () =>
      expect(categoryOf(id, (await readSchemeFace(db)).draft.categories)).toMatchObject({
        en: 'Presentation',
        ru: 'Presentation',
        parent: 'research',
      }),
    )
  })

  it('a new one can be removed; one in force is only offered no more, and again', async () => {
    const { db } = await stand()
    await addDemo()
    const id = listed().find((one) => one?.startsWith('demo')) ?? ''
    await open(id)
    buttonIn(`[data-category="${id}"]`, /Remove/).click()
    await says('#prepared', /they change nothing/)
    await open('misc')
    buttonIn('[data-category=misc]', /Hide/).click()
    await says('#retired summary', /11 categories/)
    await unfold('#retired', '[data-category=misc]')
    await open('misc')
    buttonIn('[data-category=misc]', /Show again/).click()
    await vi.waitFor(() => expect(listed()).toContain('misc'))
    expect((await readSchemeFace(db)).draft.categories).toHaveLength(18)
  })

  it('Documentation cannot be retired: CRM time goes there', async () => {
    await stand()
    await open('documentation')
    expect(text('[data-category=documentation] form')).not.toMatch(/Hide/)
  })

  it('changed too early says from when, keeps what was prepared, and takes it then', async () => {
    const { db } = await stand()
    choose('#change-every', '3')
    await vi.waitFor(() => $('#prepared'))
    submit('#prepared')
    await vi.waitFor(() => $('#pending'))
    vi.setSystemTime(start + 2 * day)
    await addDemo()
    await says('#prepared', /changed again from February 27, 2027/)
    expect($<HTMLButtonElement>('#put-in-force').disabled).toBe(true)
    submit('#prepared')
    await says('#prepared [role=alert]', /from February 27, 2027/)
    vi.setSystemTime(new Date(2027, 1, 27, 9))
    await editScheme(db, { do: 'retire', id: 'misc' })
    await vi.waitFor(() => expect($<HTMLButtonElement>('#put-in-force').disabled).toBe(false))
    submit('#prepared')
    await says('#pending', /From February 28, 2027/)
    vi.setSystemTime(new Date(2027, 2, 1, 9))
    await editScheme(db, { do: 'every', months: 1 })
    await says(
      '#scheme-history',
      /February 28.*New: Demo.*November 27.*once in 3 months.*base scheme/,
    )
  })

  it('what is prepared can be taken back one by one, or discarded', async () => {
    const { db } = await stand()
    await addDemo()
    choose('#change-every', '6')
    await says('#prepared', /once in 6 months/)
    buttonIn('#prepared', /Undo/).click()
    await vi.waitFor(() => expect(text('#prepared')).not.toMatch(/6 months/))
    buttonIn('#prepared', /Discard/).click()
    await vi.waitFor(() => expect(document.querySelector('#prepared')).toBeNull())
    expect((await readSchemeFace(db)).edits).toEqual([])
  })
})

describe('"make this a category"', () => {
  it('fills in the note as the name, with misc as the parent, and asks no second time', async () => {
    location.hash = `#make-category=${encodeURIComponent('Tender & bids')}`
    const { db } = await stand()
    await vi.waitFor(() => $('#add-category'))
    expect($<HTMLInputElement>('#add-en').value).toBe('Tender & bids')
    expect($<HTMLSelectElement>('#add-parent').value).toBe('misc')
    submit('#add-category')
    await says('#prepared', /New: Tender & bids, part of Misc/)
    expect(location.hash).toBe('')
    expect(document.querySelector('#add-category')).toBeNull()
    expect((await readSchemeFace(db)).draft.categories.at(-1)?.ru).toBe('Tender & bids')
  })

  it('tells a member who can', async () => {
    location.hash = '#make-category=Tenders'
    await stand({ role: 'member' })
    await says('#scheme', /A manager of your team can make “Tenders” a category/)
    expect(document.querySelector('#add-category')).toBeNull()
  })
})

describe("a team's scheme", () => {
  it('is read by a member, and asked for when they look', async () => {
    const { team } = await stand({ role: 'member' })
    expect(text('#scheme-standing')).toMatch(/your team, North.*A manager/)
    expect(document.querySelector('#scheme .categories button, #open-add')).toBeNull()
    expect($<HTMLSelectElement>('#change-every').disabled).toBe(true)
    await vi.waitFor(() => expect(team.look).toHaveBeenCalledOnce())
  })

  it('asks a manager two questions before the first change, and says what is at risk', async () => {
    const { team } = await stand({ role: 'manager' })
    await addDemo()
    $<HTMLInputElement>('[name=indicatorsInCrm][value=no]').click()
    $<HTMLInputElement>('[name=crmForHalfAYear][value=yes]').click()
    await says('#readiness', /not what it brings/)
    submit('#prepared')
    await vi.waitFor(() => expect(team.change).toHaveBeenCalledOnce())
    const [after, scheme, more] = team.change.mock.calls[0] as unknown[]
    expect(after).toBe(1)
    expect(scheme).toMatchObject({ changeEvery: 1 })
    expect((scheme as typeof FIRST_SCHEME).categories).toHaveLength(19)
    const readiness = { indicatorsInCrm: false, crmForHalfAYear: true }
    expect(more).toEqual({ readiness, done: 'done' })
  })

  it('asks them only once', async () => {
    const { db } = await stand({ role: 'manager' })
    await writeNamed(db, 'team', { askedAt: start, role: 'manager', ready: true })
    await addDemo()
    expect(document.querySelector('#readiness')).toBeNull()
  })

  it.each<[SchemeRefusal, RegExp]>([
    [{ why: 'changed' }, /Somebody else changed the categories/],
    [{ why: 'too-early', allowedFrom: '2027-02-24' }, /from February 24, 2027/],
    [{ why: 'offline' }, /cannot be reached.*kept here/],
    [{ why: 'forbidden' }, /Only a manager/],
    [{ why: 'unready' }, /two questions/],
  ])('tells why it was not changed: %j; nothing is lost', async (answer, why) => {
    const { db, changed } = await stand({ role: 'manager', answer })
    await addDemo()
    changed.mockClear()
    submit('#prepared')
    await says('#prepared [role=alert]', why)
    expect((await readSchemeFace(db)).edits).toHaveLength(1)
    expect(changed).not.toHaveBeenCalled()
  })
})

it('what a team’s endpoint refused of one category is mended at once', async () => {
  const db = freshProfile().open()
  for (const category of ['misc', 'research', 'misc', 'incoming-call']) {
    await switchTo(db, category)
    vi.setSystemTime(Date.now() + 60_000)
  }
  const rows = (await db.segments.toArray()).filter(({ endedAt }) => endedAt)
  await acknowledge(
    db,
    rows.map(({ id, revision }) => ({
      id,
      revision,
      result: 'rejected',
      reason: 'unknown-category',
    })),
  )
  await stand({ db, role: 'member' })
  await says('#refused', /Misc2 entriesYour team does not have this category/)
  expect(document.querySelectorAll('#refused li')).toHaveLength(2)
  choose('#refused [data-many=misc] select', 'client-meeting')
  await vi.waitFor(() => expect(document.querySelectorAll('#refused li')).toHaveLength(1))
  const mended = (await db.segments.toArray()).filter((row) => row.category === 'client-meeting')
  expect(mended.map(({ outbox }) => outbox)).toEqual(['send', 'send'])
})

describe('what is each person’s own', () => {
  const key = (id: string) => $<HTMLInputElement>(`.own [data-category="${id}"] .own-key`)
  const row = (id: string) => `.own [data-category="${id}"]`
  const order = () =>
    [...document.querySelectorAll<HTMLElement>('.own [data-category]')].map(
      (r) => r.dataset.category,
    )

  it('the key, pressed on any layout; one that is taken is refused with a word', async () => {
    const { db } = await stand()
    await unfold('#personal', '.own')
    press('ф', { at: key('misc'), code: 'KeyA' })
    await vi.waitFor(async () => expect((await readSettings(db)).keys).toEqual({ misc: 'a' }))
    await vi.waitFor(() => expect(key('misc').value).toBe('A'))
    press('1', { at: key('misc') })
    await says(`${row('misc')} [role=alert]`, /1 is already the key of Incoming call/)
    press('s', { at: key('misc') })
    await says(`${row('misc')} [role=alert]`, /S does something else/)
    press('!', { at: key('misc') })
    await says(`${row('misc')} [role=alert]`, /one letter, or a digit/)
    expect((await readSettings(db)).keys).toEqual({ misc: 'a' })
    press('Backspace', { at: key('misc') })
    await vi.waitFor(async () => expect((await readSettings(db)).keys).toEqual({}))
  })

  it('order by buttons, colour, and what the popup shows; the last one stays', async () => {
    const { db } = await stand()
    await unfold('#personal', '.own')
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

  it('is nothing that the scheme knows of: nobody is asked', async () => {
    const { db } = await stand({ role: 'member' })
    await unfold('#personal', '.own')
    buttonIn(row('misc'), /↑/).click()
    await vi.waitFor(() => expect(order().at(-2)).toBe('misc'))
    expect((await readSchemeFace(db)).newest).toEqual(FIRST_SCHEME)
  })
})
