import type { Settings } from '../src/core/settings/settings.ts'
import { minute } from '../src/core/time/units.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { readSendDue } from '../src/store/outbox/sending.ts'
import { readRunningView } from '../src/store/views/running.ts'
import { type Badge, badgeOf, troubleBadge } from '../src/ui/badge.ts'
import { troubleOf } from '../src/ui/failure.ts'
import { browser } from './browser.ts'
import { mayCollectData } from './consent.ts'
import { isFirefox } from './is-firefox.ts'
import { loadLater } from './load-later.ts'
import { hasQuestions } from './notify.ts'
import { idleSeconds } from './observe.ts'

const HEARTBEAT = 'heartbeat'
const SEND = 'send'
/**
 * A worker that hears of nothing is ended after 30 s, also in the middle of a year's backlog; it
 * would go on at the next heartbeat. Any call of the browser's counts as a sign of life
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle).
 */
const KEEP_AWAKE_EVERY = 20_000

/**
 * Derives badge, alarms, notification and sending from what is stored; may run any number of times.
 * @param settle called when the rules have something to settle, if nothing happens before
 * @returns the last change that this is derived from; undefined before the first
 */
export async function reconcile(
  db: StintDatabase,
  settle: () => void,
): Promise<number | undefined> {
  const now = await readRunningView(db)
  const { settings, question, running, sendDue } = now
  wakeToSettle(now.dueAt, settle)
  setIdle(idleSeconds(settings))
  await Promise.all([
    keepAlarms(running?.since ?? 0, sendDue),
    // Badge and popup ask as well: where it fails, nothing is lost.
    showNotifications(db, settings, question !== undefined).catch(console.error),
  ])
  // Last: as long as another one is shown, something may be left to do.
  await showBadge(badgeOf(now, isFirefox ? 2 : 4))
  // Not waited for: what the person does must not wait for a network.
  if (now.teamDue || (sendDue !== undefined && sendDue <= Date.now()))
    void send(db).catch(console.error)
  return now.latest
}

/** @param waits something waits to be explained */
async function showNotifications(
  db: StintDatabase,
  { notify, notifyDay }: Settings,
  waits: boolean,
) {
  if ((notify && waits) || (await hasQuestions()))
    await (await loadLater()).notify(db, notify && waits)
  if (notifyDay) await (await loadLater()).notifyDay(db)
}

async function send(db: StintDatabase) {
  if (!(await mayCollectData())) return
  const { sendWhatIsDue, lookAtTeam, SCHEME_CHECK_EVERY } = await loadLater()
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_AWAKE_EVERY)
  try {
    // Once more, where *Send now* was pressed during the run.
    let sent = false
    while (await sendWhatIsDue(db)) sent = true
    await lookAtTeam(db, sent ? 0 : SCHEME_CHECK_EVERY)
  } finally {
    clearInterval(awake)
  }
  keepSendAlarm((await browser.alarms.get(SEND))?.scheduledTime, await readSendDue(db))
}

/** What could not be stored is told at once, and tried again with the heartbeat at the latest. */
export async function showTrouble(error: unknown): Promise<void> {
  await showBadge(troubleBadge(await troubleOf(error)))
  if (!(await browser.alarms.get(HEARTBEAT)))
    browser.alarms.create(HEARTBEAT, { periodInMinutes: 1 })
}

/**
 * What is shown already is not set again, or the toolbar is drawn anew. The title says all that the
 * text does, and is set last.
 */
async function showBadge({ text, colour, title }: Badge) {
  const { action } = browser
  if ((await action.getTitle({})) === title && (await isColour(colour))) return
  await action.setBadgeBackgroundColor({ color: colour })
  await action.setBadgeText({ text })
  await action.setTitle({ title })
}

/** Browsers give a colour as bytes: red, green, blue, and how opaque it is. */
async function isColour(colour: string) {
  const bytes = await browser.action.getBadgeBackgroundColor({})
  const hex = Array.from(bytes.slice(0, 3), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `#${hex}` === colour.toLowerCase()
}

let idle: number | undefined

/** No browser tells what is set: each worker does it once, and again where it is another. */
function setIdle(seconds: number) {
  if (seconds !== idle) browser.idle.setDetectionInterval(seconds)
  idle = seconds
}

/**
 * A sign of life each minute (rule 5), on the minute of the running category, so that the badge
 * turns when its minute is full; and the next time to send. Re-created only where they are for
 * another time: an alarm that is re-created at every start of the worker never fires.
 */
async function keepAlarms(since: number, sendDue: number | undefined) {
  const alarms = await browser.alarms.getAll()
  const alarm = alarms.find(({ name }) => name === HEARTBEAT)
  const beat = since % minute
  if (!alarm || Math.abs((alarm.scheduledTime % minute) - beat) >= 1000) {
    const next = since + (Math.floor((Date.now() - since) / minute) + 1) * minute
    browser.alarms.create(HEARTBEAT, { when: next, periodInMinutes: 1 })
  }
  keepSendAlarm(alarms.find(({ name }) => name === SEND)?.scheduledTime, sendDue)
}

function keepSendAlarm(is: number | undefined, at: number | undefined) {
  if (at === undefined) {
    if (is !== undefined) void browser.alarms.clear(SEND)
  } else if (at > Date.now() && is !== at) browser.alarms.create(SEND, { when: at })
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Only wakes: whatever it settles, the next event would settle just the same (rule 8). */
function wakeToSettle(at: number | undefined, settle: () => void) {
  clearTimeout(timer)
  // What lies further ahead, the heartbeat settles.
  if (at !== undefined && at - Date.now() < minute)
    timer = setTimeout(settle, Math.max(0, at - Date.now()))
}
