import { isEvening } from '../src/core/day/end-of-day-notice.ts'
import { SCHEME_CHECK_EVERY } from '../src/core/day/send-schedule.ts'
import type { Settings } from '../src/core/settings/settings.ts'
import { minute } from '../src/core/time/units.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { readSendDue } from '../src/store/outbox/sending.ts'
import { ownZone } from '../src/store/own-zone.ts'
import { readRunningView } from '../src/store/views/running-view.ts'
import { type Badge, badgeOf, troubleBadge } from '../src/ui/badge.ts'
import { troubleOf } from '../src/ui/failure.ts'
import { browser } from './browser.ts'
import { mayCollectData } from './consent.ts'
import { isFirefox } from './is-firefox.ts'
import { loadLater } from './load-script.ts'
import { hasQuestions } from './notify.ts'
import { idleSeconds } from './observe.ts'

const HEARTBEAT = 'heartbeat'
const SEND = 'send'
/**
 * The name of the alarm at which the browser is observed again, to learn whether a sound has lasted
 * long enough (rule 10 of docs/domain.md). Browsers fire an alarm 30 s after its creation at the
 * earliest.
 */
const SOUND = 'sound'
/**
 * Milliseconds between calls that keep the worker alive while it sends. The browser ends a worker
 * after 30 s without events, and then sending would continue only at the next heartbeat (the alarm
 * of each minute). Any call of a browser API counts as activity
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle).
 */
const KEEP_AWAKE_EVERY = 20_000

/**
 * Updates badge, alarms and notifications from the stored data, and sends the data that are due. A
 * repeated call with unchanged data changes nothing.
 * @param settle called at the next instant at which a rule becomes due; a later call of `reconcile`
 *   sets another instant
 * @returns the instant of the last stored change (epoch milliseconds); undefined before the first
 *   change
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
    // A failed notification loses nothing, because the badge and the popup show the same question.
    showNotifications(db, settings, question !== undefined).catch(console.error),
  ])
  // The badge is set last, so that a new badge shows that alarms and notifications are up to date.
  await showBadge(badgeOf(now, isFirefox ? 2 : 4))
  // Sending is not awaited: clicks of the person must not wait for the network.
  if (now.teamDue || (sendDue !== undefined && sendDue <= Date.now()))
    void send(db).catch(console.error)
  return now.latest
}

/**
 * Shows and clears notifications.
 * @param waits whether unexplained time waits for the person's answer
 */
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
  const { sendWhatIsDue, refreshScheme } = await loadLater()
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_AWAKE_EVERY)
  try {
    // Sends once more if the person pressed *Send now* while this function was sending.
    let sent = false
    while (await sendWhatIsDue(db)) sent = true
    await refreshScheme(db, sent ? 0 : SCHEME_CHECK_EVERY)
  } finally {
    clearInterval(awake)
  }
  keepAlarm(SEND, (await browser.alarms.get(SEND))?.scheduledTime, await readSendDue(db))
}

/**
 * Shows on the badge that storing failed. The next attempt to store is at the next heartbeat (the
 * alarm of each minute), if no event comes before.
 */
export async function showTrouble(error: unknown): Promise<void> {
  await showBadge(troubleBadge(await troubleOf(error)))
  if (!(await browser.alarms.get(HEARTBEAT)))
    browser.alarms.create(HEARTBEAT, { periodInMinutes: 1 })
}

/**
 * Sets the badge. An unchanged badge is not set again, because the browser would redraw the
 * toolbar. Only title and colour are compared, because the title contains all texts of the badge.
 * The title is set last: so an equal title means that text and icon were set as well.
 */
async function showBadge({ text, colour, title, dot }: Badge) {
  const { action } = browser
  if ((await action.getTitle({})) === title && (await isColour(colour))) return
  await action.setBadgeBackgroundColor({ color: colour })
  await action.setBadgeText({ text })
  await action.setIcon({ path: `icons/${dot ? 'dot' : 32}.png` })
  await action.setTitle({ title })
}

/**
 * Whether the badge has this colour. Browsers return a colour as bytes: red, green, blue, alpha.
 */
async function isColour(colour: string) {
  const bytes = await browser.action.getBadgeBackgroundColor({})
  const hex = Array.from(bytes.slice(0, 3), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `#${hex}` === colour.toLowerCase()
}

let idle: number | undefined

/**
 * Sets the interval after which the person counts as idle. Browsers do not return the current
 * interval, so each worker sets it once, and again when it changes.
 */
function setIdle(seconds: number) {
  if (seconds !== idle) browser.idle.setDetectionInterval(seconds)
  idle = seconds
}

/**
 * Keeps three alarms up to date. The heartbeat is an alarm of each minute (rule 5 of
 * docs/domain.md). It fires when the running category has lasted for a whole number of minutes, so
 * that the badge changes on time. The second alarm is for the next sending. The third is for the
 * instant at which a sound may have lasted long enough to start a call. An existing alarm is
 * created again only if its time changes: an alarm that is created again at every start of the
 * worker would never fire.
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
  const scheduledTimeOf = (of: string) => alarms.find(({ name }) => name === of)?.scheduledTime
  keepAlarm(SEND, scheduledTimeOf(SEND), sendDue)
  keepAlarm(SOUND, scheduledTimeOf(SOUND), soundDueAt)
}

function keepAlarm(name: string, is: number | undefined, at: number | undefined) {
  if (at === undefined) {
    if (is !== undefined) void browser.alarms.clear(name)
  } else if (at > Date.now() && is !== at) browser.alarms.create(name, { when: at })
}

let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Sets a timer for the next instant at which a rule becomes due. Without the timer, the next event
 * would apply the rule with the same result (rule 8 of docs/domain.md).
 */
function wakeToSettle(at: number | undefined, settle: () => void) {
  clearTimeout(timer)
  // If the instant is a minute or more away, the heartbeat (the alarm of each minute) applies the
  // rule.
  if (at !== undefined && at - Date.now() < minute)
    timer = setTimeout(settle, Math.max(0, at - Date.now()))
}
