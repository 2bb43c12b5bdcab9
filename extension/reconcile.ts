import type { StintDatabase } from '../src/store/database.ts'
import { readNow } from '../src/store/now.ts'
import { readSendDue } from '../src/store/sending.ts'
import { readSettings } from '../src/store/settings.ts'
import { readDueAt } from '../src/store/wake.ts'
import { LOOK_EVERY, lookAtTeam } from '../src/sync/scheme.ts'
import { sendWhatIsDue } from '../src/sync/send.ts'
import { type Badge, badgeOf, troubleBadge } from '../src/ui/badge.ts'
import { troubleOf } from '../src/ui/failure.ts'
import { browser, isFirefox } from './browser.ts'
import { mayData } from './consent.ts'
import { notify } from './notify.ts'
import { notifyDay } from './notify-day.ts'
import { idleSeconds } from './observe.ts'

const HEARTBEAT = 'heartbeat'
const SEND = 'send'
const minute = 60_000
/**
 * A worker that hears of nothing is ended after 30 s, also in the middle of a year's backlog; it
 * would go on at the next heartbeat. Any call of the browser's counts as a sign of life
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle).
 */
const stayAwake = 20_000

/**
 * Derives badge, alarms, notification and sending from what is stored; may run any number of times.
 * @param settle called when the rules have something to settle, if nothing happens before
 */
export async function reconcile(db: StintDatabase, settle: () => void): Promise<void> {
  const now = await readNow(db)
  browser.idle.setDetectionInterval(idleSeconds(await readSettings(db)))
  await Promise.all([
    showBadge(badgeOf(now, isFirefox ? 2 : 4)),
    keepHeartbeat(now.running?.since ?? 0),
    wakeToSettle(db, settle),
    // Badge and popup ask as well: where it fails, nothing is lost.
    notify(db).catch(console.error),
    notifyDay(db).catch(console.error),
  ])
  // Not waited for: what the person does must not wait for a network.
  void send(db).catch(console.error)
}

async function send(db: StintDatabase) {
  if (!(await mayData())) return
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwake)
  try {
    // Once more, where *Send now* was pressed during the run.
    let sent = false
    while (await sendWhatIsDue(db)) sent = true
    await lookAtTeam(db, sent ? 0 : LOOK_EVERY)
  } finally {
    clearInterval(awake)
  }
  await wakeToSend(db)
}

/** What could not be stored is told at once, and tried again with the heartbeat at the latest. */
export async function showTrouble(error: unknown): Promise<void> {
  await showBadge(troubleBadge(await troubleOf(error)))
  if (!(await browser.alarms.get(HEARTBEAT)))
    browser.alarms.create(HEARTBEAT, { periodInMinutes: 1 })
}

async function showBadge({ text, colour, title }: Badge) {
  await browser.action.setBadgeBackgroundColor({ color: colour })
  await browser.action.setBadgeText({ text })
  await browser.action.setTitle({ title })
}

/**
 * A sign of life each minute (rule 5), on the minute of the running category, so that the badge
 * turns when its minute is full. Re-created only where it beats at another second: an alarm that is
 * re-created at every start of the worker never fires.
 */
async function keepHeartbeat(since: number) {
  const alarm = await browser.alarms.get(HEARTBEAT)
  const beat = since % minute
  if (alarm && Math.abs((alarm.scheduledTime % minute) - beat) < 1000) return
  const next = since + (Math.floor((Date.now() - since) / minute) + 1) * minute
  browser.alarms.create(HEARTBEAT, { when: next, periodInMinutes: 1 })
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Only wakes: whatever it settles, the next event would settle just the same (rule 8). */
async function wakeToSettle(db: StintDatabase, settle: () => void) {
  const at = await readDueAt(db)
  clearTimeout(timer)
  // What lies further ahead, the heartbeat settles.
  if (at !== undefined && at - Date.now() < minute)
    timer = setTimeout(settle, Math.max(0, at - Date.now()))
}

async function wakeToSend(db: StintDatabase) {
  const at = await readSendDue(db)
  const alarm = await browser.alarms.get(SEND)
  if (at === undefined) await browser.alarms.clear(SEND)
  else if (at > Date.now() && alarm?.scheduledTime !== at) browser.alarms.create(SEND, { when: at })
}
