// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { acknowledge } from '../../../src/store/outbox/acknowledge.ts'
import { askToSend, readSendDue } from '../../../src/store/outbox/sending.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openConnectedPage, openSettings } from '../../support/ui/settings-page.ts'

const choose = (css: string, value: string) => {
  const field = $<HTMLInputElement>(css)
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

it('stores when to send and where the day starts', async () => {
  const { db } = await openSettings()
  choose('#send-at', '17:30')
  choose('#day-start', '5')
  $('#send-by-hand').click()
  await vi.waitFor(async () =>
    expect(await readSettings(db)).toMatchObject({ sendAt: '17:30', dayStart: 5, sendBy: 'hand' }),
  )
})

describe('a row that the server refused', () => {
  const refuse = async (reason: string) => {
    const { db } = await openConnectedPage()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 9) })
    onTestFinished(() => void vi.useRealTimers())
    await switchTo(db, 'drive')
    vi.setSystemTime(Date.UTC(2026, 10, 23, 10))
    await stop(db)
    const [row] = await db.segments.toArray()
    const { id = '', revision = 1 } = row ?? {}
    await acknowledge(db, [{ id, revision, result: 'rejected', reason }])
    await vi.waitFor(() => $('#refused'))
    return { db, row: () => db.segments.get(id) }
  }

  it('is listed with its reason, and corrected by another category', async () => {
    const { row } = await refuse('unknown-category')
    expect($('#refused').textContent).toMatch(/Drive time.*does not have this category/)
    const choice = $<HTMLSelectElement>('#refused select')
    choice.value = 'misc'
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() => expect(document.querySelector('#refused')).toBeNull())
    expect(await row()).toMatchObject({ category: 'misc', outbox: 'send', edited: true })
  })

  it('is tried again, or removed', async () => {
    const { row } = await refuse('malformed')
    const [again, remove] = document.querySelectorAll<HTMLElement>('#refused button')
    again?.click()
    await vi.waitFor(async () => expect((await row())?.outbox).toBe('send'))
    expect(remove?.textContent).toBe('Remove')
  })

  it('is sent again together with all others', async () => {
    const { db } = await openConnectedPage()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 9) })
    onTestFinished(() => void vi.useRealTimers())
    for (const category of ['drive', 'client-meeting', 'drive']) {
      await switchTo(db, category)
      vi.setSystemTime(Date.now() + 600_000)
    }
    await stop(db)
    const rows = await db.segments.toArray()
    await acknowledge(
      db,
      rows.map(({ id, revision }) => ({ id, revision, result: 'rejected', reason: 'too-large' })),
    )
    await vi.waitFor(() => $('#again-all').click())
    await vi.waitFor(() => expect(document.querySelector('#refused')).toBeNull())
    const lanes = (await db.segments.toArray()).map((row) => row.outbox)
    expect(lanes).toEqual(['send', 'send', 'send'])
    expect(await readSendDue(db)).toBeLessThanOrEqual(Date.now())
  })
})

it('keeps categories private that the person ticks', async () => {
  const { db } = await openSettings()
  const box = await vi.waitFor(() => $<HTMLInputElement>('#privates [value=misc]'))
  box.click()
  await vi.waitFor(async () => expect((await readSettings(db)).privateCategories).toEqual(['misc']))
  await vi.waitFor(() => expect($<HTMLDetailsElement>('#privates').open).toBe(true))
  $('#privates [value=misc]').click()
  await vi.waitFor(async () => expect((await readSettings(db)).privateCategories).toEqual([]))
})

it('stops a long sending, and offers to go on', async () => {
  const { db } = await openConnectedPage()
  await switchTo(db, 'drive')
  await stop(db)
  await askToSend(db)
  await vi.waitFor(() => $('#stop-sending').click())
  await vi.waitFor(() => expect($<HTMLButtonElement>('#send').disabled).toBe(false))
})
