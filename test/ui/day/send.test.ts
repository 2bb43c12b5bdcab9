// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { StoredSegment } from '../../../src/store/database.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { markForOutbox } from '../../../src/store/outbox/outbox.ts'
import { keepReceipt } from '../../../src/store/outbox/receipts.ts'
import { changeSettings, readSettings } from '../../../src/store/settings.ts'
import { $ } from '../../support/mounted-popup.ts'
import {
  at,
  DAY,
  db,
  fillUsualDay,
  on,
  openDayPage,
  press,
  put,
  setCategory,
  setUpDayPage,
  textOf,
  untilDrawn,
  untilShown,
} from '../../support/ui/day-page.ts'

setUpDayPage()

describe('sending', () => {
  const connect = () =>
    connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'north' })

  it('shows what is sent and what is not, and then asks', async () => {
    const { changed } = await openDayPage(async () => {
      await fillUsualDay()
      await put('14:00-14:30', 'break')
      await put('14:30-15:00', 'misc')
      await changeSettings(db, { privateCategories: ['misc'] })
      await connect()
    })
    $('#preview').click()
    await untilShown('#sending-day')
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

  it('shows what else the person agreed to send', async () => {
    await openDayPage(async () => {
      await fillUsualDay()
      await connect()
      await changeSettings(db, {
        sendNotes: true,
        sendUnexplained: true,
        keepRecords: true,
        sendRecords: true,
      })
    })
    $('#preview').click()
    await untilShown('#sending-day')
    expect(textOf('.goes')).toMatch(/record you worked on.*Including your notes.*1h unexplained/)
    expect(textOf('.stays')).not.toMatch(/notes|unexplained/)
  })

  it('shows how many rows of other days are sent as well; a later day has nothing to send', async () => {
    const yesterday = (time: string) => on('2026-11-23', time)
    await openDayPage(async () => {
      await fillUsualDay()
      await connect()
      await put('08:00-08:10', 'misc', {
        startedAt: yesterday('08:00'),
        endedAt: yesterday('09:00'),
      })
      await changeSettings(db, { sendUnexplained: true })
      await put('11:00-12:00', 'unexplained', { source: 'auto' })
    })
    $('#preview').click()
    await untilShown('#sending-day')
    expect(textOf('.goes')).toMatch(/Also 1 entry of other days/)
    await put('08:10-08:20', 'misc', { startedAt: yesterday('10:00'), endedAt: yesterday('11:00') })
    await vi.waitFor(() => expect(textOf('.goes')).toMatch(/Also 2 entries of other days/))
    $<HTMLDialogElement>('#sending-day').close()
    location.hash = '#2026-11-28'
    await vi.waitFor(() => expect(document.querySelector('#send-button')).toBeNull())
    location.hash = '#2026-11-23'
    await vi.waitFor(() => expect($<HTMLButtonElement>('#send-button').disabled).toBe(false))
  })

  it('is one click: asks at once, and says so in the card', async () => {
    const { changed } = await openDayPage(async () => {
      await fillUsualDay()
      await connect()
    })
    changed.mockClear()
    $('#send-button').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
    await vi.waitFor(() => expect(textOf('#card #outcome')).toBe('Sending…'))
    expect($<HTMLButtonElement>('#send-button').disabled).toBe(true)
    expect(document.querySelector('#sending-day')).toBeNull()
  })

  it('offers no undo of the edit before it, as if that took the day back', async () => {
    const { changed } = await openDayPage(async () => {
      await fillUsualDay()
      await connect()
    })
    $('.question [data-answer=break]').click()
    await vi.waitFor(() => expect(textOf('#card .answer:is(p)')).toMatch(/Undo/))
    changed.mockClear()
    $('#send-button').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
    await vi.waitFor(() => expect(document.querySelector('#card .answer:is(p)')).toBeNull())
    expect(textOf('#undo')).toMatch(/^Undo: answer/)
  })

  it('is prominent on a received day only while something of that day waits', async () => {
    await openDayPage(async () => {
      await put('09:00-10:00', 'misc', { acknowledged: 1, offered: 1 })
      await put('08:00-08:30', 'misc', {
        startedAt: on('2026-11-23', '09:00'),
        endedAt: on('2026-11-23', '10:00'),
      })
      await connect()
      const receipt = { date: DAY, count: 1, seconds: 3600, at: at('15:00'), matches: true }
      await keepReceipt(db, receipt, true)
    })
    expect($('#send-button').className).toBe('button')
    await setCategory('09:00-10:00', 'research')
    await vi.waitFor(() => expect($('#send-button').className).toBe('button main'))
  })

  it('is Ctrl+Enter, and no single letter, which would be Stop in the popup', async () => {
    const { changed } = await openDayPage(async () => {
      await fillUsualDay()
      await connect()
    })
    changed.mockClear()
    press('body', 's', { code: 'KeyS' })
    $('#go-to').focus()
    press('#go-to', 'Enter', { ctrlKey: true })
    await untilDrawn()
    expect(changed).not.toHaveBeenCalled()
    expect($<HTMLButtonElement>('#send-button').disabled).toBe(false)
    press('body', 'Enter', { ctrlKey: true })
    await vi.waitFor(() => expect(textOf('#card #outcome')).toBe('Sending…'))
  })

  it('without a connection leads to the settings', async () => {
    await openDayPage()
    $('#send-button').click()
    await untilShown('#sending-day')
    expect($<HTMLAnchorElement>('#sending-day a').getAttribute('href')).toBe(
      'settings.html#to-company',
    )
  })

  it('shows the receipt and later corrections, before and after these are sent', async () => {
    await openDayPage(async () => {
      await fillUsualDay()
      await connect()
      await db.segments.toCollection().modify((s, ref) => {
        const { outbox: _, ...rest } = s
        if (s.category !== 'unexplained') ref.value = { ...rest, acknowledged: 1, offered: 1 }
      })
      const receipt = { date: DAY, count: 4, seconds: 10_800, at: at('15:00'), matches: true }
      await keepReceipt(db, receipt, true)
    })
    expect(textOf('#outcome')).toBe('Received: 4 entries, 3h')
    await setCategory('09:30-10:30', 'incoming-call')
    await vi.waitFor(() => expect(textOf('#outcome')).toMatch(/1 correction to send/))
    expect(textOf('[id="row-09:30-10:30"] .tag')).toBe('corrected')
    const corrected = await db.segments.get('09:30-10:30')
    const acknowledged = { ...(corrected as StoredSegment), acknowledged: 2 }
    await db.segments.put(markForOutbox(acknowledged, await readSettings(db)))
    await vi.waitFor(() => expect(textOf('[id="row-09:30-10:30"] .tag')).toBe('corrected, sent'))
    expect(textOf('#outcome')).toBe('Received: 4 entries, 3h')
  })
})
