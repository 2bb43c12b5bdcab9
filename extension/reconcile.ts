import { isEvening } from '../src/core/day/end-of-day-notice.ts'
import { SCHEME_CHECK_EVERY } from '../src/core/day/send-schedule.ts'
import type { Settings } from '../src/core/settings/settings.ts'
import { minute } from '../src/core/time/units.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { readSendDue } from '../src/store/outbox/sending.ts'
import { ownZone } from '../src/store/settings.ts'
import { readRunningView } from '../src/store/views/running-view.ts'
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
/** Looks whether a sound has held (rule 10); browsers delay an alarm to 30 s after its creation. */
const SOUND = 'sound'
/**
 * The interval of calls that keep the worker alive while it sends, milliseconds. A worker without
 * events is ended after 30 s, and would continue at the next heartbeat. Any call of a browser API
 * counts as activity
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle).
 */
const KEEP_AWAKE_EVERY = 20_000

/**
 * Derives badge, alarms, notifications and sending from stored data; may run any number of times.
 * @param settle called when a rule becomes due, if nothing happens before
 * @returns the last stored change that this is derived from; undefined before the first
 */
export async function reconcile(
  db: StintDatabase,
  settle: () => void,
): Promise<number | undefined> {
  const now = await readRunningView(db)
  const { settings, question, running, sendDue, soundDueAt } = now
  wakeToSettle(now.dueAt, settle)
  setIdle(idleSeconds(settings))
  await Promise.all([
    keepAlarms(running?.since ?? 0, sendDue, soundDueAt),
    // Badge and popup ask too, so a failure loses nothing.
    showNotifications(db, settings, question !== undefined).catch(console.error),
  ])
  // Last, so that the old badge is shown while something is left to do.
  await showBadge(badgeOf(now, isFirefox ? 2 : 4))
  // Not awaited: the person's actions must not wait for the network.
  if (now.teamDue || (sendDue !== undefined && sendDue <= Date.now()))
    void send(db).catch(console.error)
  return now.latest
}

/** @param waits there is unexplained time */
async function showNotifications(
  db: StintDatabase,
  { notify, notifyDay, notifyWeek, workdayEnd }: Settings,
  waits: boolean,
) {
  if ((notify && waits) || (await hasQuestions()))
    await (await loadLater()).notify(db, notify && waits)
  if (!(notifyDay || notifyWeek)) return
  if (!isEvening({ workdayEnd, now: Date.now(), zone: ownZone() })) return
  const later = await loadLater()
  await later.notifyDay(db)
  await later.notifyWeek(db)
}

async function send(db: StintDatabase) {
  if (!(await mayCollectData())) return
  const { sendWhatIsDue, lookAtTeam } = await loadLater()
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_AWAKE_EVERY)
  try {
    // Repeated if *Send now* was pressed during the run.
    let sent = false
    while (await sendWhatIsDue(db)) sent = true
    await lookAtTeam(db, sent ? 0 : SCHEME_CHECK_EVERY)
  } finally {
    clearInterval(awake)
  }
  keepAlarm(SEND, (await browser.alarms.get(SEND))?.scheduledTime, await readSendDue(db))
}

/** Shows at once that storing failed; it is retried with the heartbeat at the latest. */
export async function showTrouble(error: unknown): Promise<void> {
  await showBadge(troubleBadge(await troubleOf(error)))
  if (!(await browser.alarms.get(HEARTBEAT)))
    browser.alarms.create(HEARTBEAT, { periodInMinutes: 1 })
}

/**
 * An unchanged badge is not set again, because the toolbar would be redrawn. The title contains all
 * of the text, and is set last.
 */
async function showBadge({ text, colour, title, dot }: Badge) {
  const { action } = browser
  if ((await action.getTitle({})) === title && (await isColour(colour))) return
  await action.setBadgeBackgroundColor({ color: colour })
  await action.setBadgeText({ text })
  await action.setIcon({ path: `icons/${dot ? 'dot' : 32}.png` })
  await action.setTitle({ title })
}

/** Browsers return a colour as bytes: red, green, blue, alpha. */
async function isColour(colour: string) {
  const bytes = await browser.action.getBadgeBackgroundColor({})
  const hex = Array.from(bytes.slice(0, 3), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `#${hex}` === colour.toLowerCase()
}

let idle: number | undefined

/** Browsers cannot return the interval, so each worker sets it once, and again if it changes. */
function setIdle(seconds: number) {
  if (seconds !== idle) browser.idle.setDetectionInterval(seconds)
  idle = seconds
}

/**
 * The heartbeat each minute (rule 5), at the full minutes of the running category, so that the
 * badge changes on time; the next send time; and when a sound may have held. Alarms are re-created
 * only for another time: one re-created at every start of the worker never fires.
 */
async function keepAlarms(
  since: number,
  sendDue: number | undefined,
  soundDueAt: number | undefined,
) {
  const alarms = await browser.alarms.getAll()
  const alarm = alarms.find(({ name }) => name === HEARTBEAT)
  const beat = since % minute
  if (!alarm || Math.abs((alarm.scheduledTime % minute) - beat) >= 1000) {
    const next = since + (Math.floor((Date.now() - since) / minute) + 1) * minute
    browser.alarms.create(HEARTBEAT, { when: next, periodInMinutes: 1 })
  }
  const scheduled = (of: string) => alarms.find(({ name }) => name === of)?.scheduledTime
  keepAlarm(SEND, scheduled(SEND), sendDue)
  keepAlarm(SOUND, scheduled(SOUND), soundDueAt)
}

function keepAlarm(name: string, is: number | undefined, at: number | undefined) {
  if (at === undefined) {
    if (is !== undefined) void browser.alarms.clear(name)
  } else if (at > Date.now() && is !== at) browser.alarms.create(name, { when: at })
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Only wakes the worker: the next event would settle the same (rule 8). */
function wakeToSettle(at: number | undefined, settle: () => void) {
  clearTimeout(timer)
  // Later instants are settled by the heartbeat.
  if (at !== undefined && at - Date.now() < minute)
    timer = setTimeout(settle, Math.max(0, at - Date.now()))
}
