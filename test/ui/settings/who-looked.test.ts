// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { SendError } from '../../../src/sync/send-error.ts'
import type { AccessPort } from '../../../src/ui/settings/who-looked/access-list.tsx'
import { looksFrom, type Read } from '../../../src/ui/settings/who-looked/looks.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openConnectedPage, openSettings } from '../../support/ui/settings-page.ts'

const MIA = { id: 'c0a8f5d2-3f6b-4a38-8f0d-5d7e2b1c9a44', name: 'Mia Roe' }
const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000
const read = (more: Partial<Read> = {}): Read => ({
  reader: MIA,
  route: 'layout',
  from: '2026-11-16',
  to: '2026-11-22',
  lastAt: minutesAgo(1),
  ...more,
})

const shown = () => [...document.querySelectorAll('#looks li')].map((li) => li.textContent)

describe('Who saw my figures', () => {
  it('says who looked, at what and when, the latest first', async () => {
    const reads = [
      read(),
      read({ from: '2026-11-01', to: '2026-11-30', lastAt: minutesAgo(2 * 24 * 60) }),
      read({ from: '2026-11-16', to: '2026-11-16', route: 'day', lastAt: minutesAgo(3 * 24 * 60) }),
    ]
    const account = { account: 'command line, boris' }
    const copy = { reader: account, route: 'copy' as const, lastAt: minutesAgo(4 * 24 * 60) }
    await openConnectedPage({ accessLog: async () => ({ reads: [...reads, copy] }) })
    await vi.waitFor(() => expect(shown()).toHaveLength(4))
    expect(shown()[0]).toMatch(/^Mia Roe looked at your week of \D*16.+22.*(today|yesterday), /)
    expect(shown()[1]).toMatch(/^Mia Roe looked at your November 2026/)
    expect(shown()[2]).toMatch(/^Mia Roe looked at your Mon.*16/)
    expect(shown()[3]).toMatch(
      /^The server’s administrator \(boris\) looked at everything the server has about you/,
    )
  })

  it('says that nobody has looked', async () => {
    await openConnectedPage()
    await vi.waitFor(() => expect($('#looks-none').textContent).toMatch(/^Nobody has looked/))
  })

  it('asks nobody before this browser is connected', async () => {
    const { accessLog } = await openSettings()
    await vi.waitFor(() => expect($('#looks-none').textContent).toMatch(/not connected/))
    expect(accessLog).not.toHaveBeenCalled()
  })

  it('says that the server does not answer, and asks again', async () => {
    const accessLog = vi.fn<AccessPort>(async () => Promise.reject(new SendError('network')))
    await openConnectedPage({ accessLog })
    await vi.waitFor(() => expect($('#looked [role=alert]').textContent).toMatch(/does not answer/))
    // An older version of the server does not have the list of who looked at figures.
    accessLog.mockRejectedValue(new SendError('not-found'))
    $('#looks-again').click()
    await vi.waitFor(() => expect($('#looks-old').textContent).toMatch(/needs an update/))
  })

  it('shows older ones on request, and keeps the shown ones if they do not come', async () => {
    const older = read({ from: '2026-10-05', to: '2026-10-11', lastAt: minutesAgo(30 * 24 * 60) })
    const accessLog = vi.fn<AccessPort>(async (before) =>
      before === undefined ? { reads: [read()], next: '7' } : { reads: [older] },
    )
    await openConnectedPage({ accessLog })
    await vi.waitFor(() => expect(shown()).toHaveLength(1))
    accessLog.mockRejectedValueOnce(new SendError('network'))
    $('#older-looks').click()
    await vi.waitFor(() => expect($('#looked [role=alert]').textContent).toMatch(/does not answer/))
    expect(shown()).toHaveLength(1)
    $('#older-looks').click()
    await vi.waitFor(() => expect(shown()).toHaveLength(2))
    expect(accessLog).toHaveBeenLastCalledWith('7')
    expect(document.querySelector('#older-looks')).toBeNull()
  })
})

describe('looks', () => {
  it('join what one reader read within some minutes, each range once', () => {
    const months = { from: '2025-12-01', to: '2026-11-30', route: 'months' as const }
    const reads = [
      read({ lastAt: 100 * 60_000 }),
      read({ ...months, lastAt: 99 * 60_000 }),
      read({ lastAt: 90 * 60_000 }),
      read({ lastAt: 60 * 60_000 }),
      read({ reader: { account: 'x' }, lastAt: 59 * 60_000 }),
    ]
    expect(looksFrom(reads).map(({ at, reads }) => [at / 60_000, reads.length])).toEqual([
      [100, 2],
      [60, 1],
      [59, 1],
    ])
  })
})
