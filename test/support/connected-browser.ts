/** Prepares the store of a browser that is connected to a real endpoint, its clock, and some work. */
import { afterEach, beforeEach, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { askToSend } from '../../src/store/outbox/sending.ts'
import { apply, switchTo } from '../../src/store/timeline/commands.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import { freshProfile } from './fresh-profile.ts'
import { openListeningEndpoint } from './listening-endpoint.ts'

export const START = Date.UTC(2026, 10, 23, 9)

export let db: StintDatabase
export let endpoint: Awaited<ReturnType<typeof openListeningEndpoint>>

/** Registers hooks of Vitest that give each test a new browser and endpoint; call it once in a file. */
export function setUpBrowserAndEndpoint() {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START })
    db = freshProfile().open()
    endpoint = await openListeningEndpoint()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

export async function pass(minutes: number) {
  for (const end = Date.now() + minutes * minute; Date.now() < end; ) {
    vi.setSystemTime(Math.min(end, Date.now() + minute))
    await apply(db, { at: 'elsewhere' })
  }
  endpoint.syncClock()
}

/** Records two segments that have ended, and one that still runs. */
export async function workMorning() {
  await switchTo(db, 'research')
  await pass(10)
  await switchTo(db, 'client-meeting')
  await pass(20)
  await switchTo(db, 'misc')
}

export async function sendNow() {
  vi.setSystemTime(Date.now() + 1)
  await askToSend(db)
  await sendWhatIsDue(db)
}

export const readSending = async () => (await readPopupView(db)).sending
