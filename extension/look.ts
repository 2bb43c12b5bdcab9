import type { StintDatabase } from '../src/store/database.ts'
import { apply } from '../src/store/timeline/commands.ts'
import { readLookInput } from '../src/store/timeline/next-due.ts'
import { absence, frontTab, isUnchanged, type Look, observe, soundTabs } from './observe.ts'
import { reconcile, showTrouble } from './reconcile.ts'

/**
 * What a task does. `settle`: applies the rules that have become due (docs/domain.md,
 * *Attribution*), and does not observe the browser. `look`: observes the browser, because the
 * person may have changed to another page or window. `all`: observes the browser, and always asks
 * the browser whether the person is away. Then always updates badge and alarms from the stored
 * data, and sends the data that are due (`reconcile`), because anything may have changed.
 */
type Task = 'settle' | 'look' | 'all'
const ORDER: readonly Task[] = ['settle', 'look', 'all']

let running: Promise<void> | undefined
let next: Task | undefined
/**
 * The instant (epoch milliseconds) of the last stored change that `reconcile` has read. Undefined
 * in a worker that has just started.
 */
let reconciled: number | undefined

/**
 * Starts a task that observes the browser, applies the rules to the observation, stores the result,
 * updates badge and alarms, and sends the data that are due (`reconcile`). Tasks run one after
 * another, so that no observation or badge replaces a newer one. All events during a task cause
 * only one more task. If the observation and the stored data are unchanged, the task does not call
 * `reconcile`.
 */
export const look = (db: StintDatabase): Promise<void> => startTask(db, 'look')

/**
 * Observes the browser. Then updates badge and alarms, and sends the data that are due
 * (`reconcile`), even if nothing has changed.
 */
export const lookThrough = (db: StintDatabase): Promise<void> => startTask(db, 'all')

function startTask(db: StintDatabase, task: Task): Promise<void> {
  next = next && ORDER.indexOf(next) > ORDER.indexOf(task) ? next : task
  running ??= runTasks(db)
  return running
}

async function runTasks(db: StintDatabase) {
  try {
    // A worker that starts gets several events. Events that come before the database is open cause
    // only one task.
    if (!db.isOpen()) await db.open()
    while (next) {
      const task = next
      next = undefined
      await carryOut(db, task)
    }
  } catch (error) {
    // Set to undefined, so that the task of the next event or heartbeat (the alarm of each minute)
    // calls `reconcile` even if nothing has changed.
    reconciled = undefined
    await showError(error)
  } finally {
    running = undefined
  }
}

async function carryOut(db: StintDatabase, task: Task) {
  if (task === 'settle') await apply(db)
  else if (!(await lookOnce(db, task)) && task === 'look') return
  // The callback runs when Stint's own timer fires, and only applies the rules that have become
  // due.
  reconciled = await reconcile(db, () => void startTask(db, 'settle'))
}

/**
 * Shows an error on the badge until storing works again, because the popup, which shows details,
 * may be closed.
 */
export async function showError(error: unknown): Promise<void> {
  console.error(error)
  await showTrouble(error).catch(console.error)
}

/**
 * Observes the browser and stores what is new. Returns whether `reconcile` must be called, because
 * something is new or because `reconcile` has not read the last stored change yet.
 */
async function lookOnce(db: StintDatabase, task: Task): Promise<boolean> {
  const [known, tab] = await Promise.all([readLookInput(db), frontTab()])
  const { settings, categories } = known
  const away = task === 'look' && known.isHere ? undefined : await absence(settings)
  const sight = away ?? (await observe(tab, settings, categories))
  const sounds = await soundTabs(settings, categories)
  const seen = { ...sight.seen, ...(sounds.length > 0 && { sounds }) }
  const isNews = known.isNews(seen)
  if (isNews) await apply(db, seen)
  keepWatch(db, sight)
  return isNews || known.latest === undefined || known.latest !== reconciled
}

/** Milliseconds between two checks of the focus, for changes that the browser does not report. */
const FOCUS_CHECK_EVERY = 2000
let watching: ReturnType<typeof setTimeout> | undefined

/**
 * Checks the focus regularly while a CRM page is the active tab of its window, and observes the
 * browser if the focus has changed. Chromium does not always report that the browser has lost the
 * focus or got it back (seen on Linux; for Windows: GoogleChrome/developer.chrome.com#3082). A
 * check that finds no change starts no task and reads no stored data.
 */
function keepWatch(db: StintDatabase, sight: Look) {
  clearTimeout(watching)
  if (sight.watch)
    watching = setTimeout(() => void checkFocus(db, sight).catch(console.error), FOCUS_CHECK_EVERY)
}

async function checkFocus(db: StintDatabase, sight: Look) {
  // The next check is scheduled first, so that checks continue even if this one fails.
  keepWatch(db, sight)
  if (sight.watch && !(await isUnchanged(sight.watch))) await look(db)
}
