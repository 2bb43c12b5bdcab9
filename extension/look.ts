import type { StintDatabase } from '../src/store/database.ts'
import { apply } from '../src/store/timeline/commands.ts'
import { readLookInput } from '../src/store/timeline/next-due.ts'
import { absence, frontTab, isUnchanged, type Look, observe, soundTabs } from './observe.ts'
import { reconcile, showTrouble } from './reconcile.ts'

/**
 * `look`: the place of the person may have changed. `all`: anything may have changed, or time has
 * passed: an absence is asked about, and all is reconciled, in any case.
 */
type Task = 'settle' | 'look' | 'all'
const ORDER: readonly Task[] = ['settle', 'look', 'all']

let running: Promise<void> | undefined
let next: Task | undefined
/** The last change that was reconciled. Undefined in a worker that has just started. */
let reconciled: number | undefined

/**
 * Event → observe → decide → apply → reconcile. Tasks run one after another, so that an older
 * observation is never stored, or an older badge shown, after a newer one; all events during a task
 * cause one more look. If nothing is new and the stored data is unchanged, it ends there.
 */
export const look = (db: StintDatabase): Promise<void> => startTask(db, 'look')

/** The same, and reconciles in any case. */
export const lookThrough = (db: StintDatabase): Promise<void> => startTask(db, 'all')

function startTask(db: StintDatabase, task: Task): Promise<void> {
  next = next && ORDER.indexOf(next) > ORDER.indexOf(task) ? next : task
  running ??= runTasks(db)
  return running
}

async function runTasks(db: StintDatabase) {
  try {
    // Events until the database is open become one look: a starting worker gets several.
    if (!db.isOpen()) await db.open()
    while (next) {
      const task = next
      next = undefined
      await carryOut(db, task)
    }
  } catch (error) {
    // The next event or heartbeat retries.
    reconciled = undefined
    await showError(error)
  } finally {
    running = undefined
  }
}

async function carryOut(db: StintDatabase, task: Task) {
  if (task === 'settle') await apply(db)
  else if (!(await lookOnce(db, task)) && task === 'look') return
  // The callback is our own timer, which only settles what has become due.
  reconciled = await reconcile(db, () => void startTask(db, 'settle'))
}

/**
 * Shows an error on the badge until storing works again: the popup, which shows details, may be
 * closed.
 */
export async function showError(error: unknown): Promise<void> {
  console.error(error)
  await showTrouble(error).catch(console.error)
}

/** Returns whether there is something to reconcile. */
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

/** The delay until a change without an event is seen, milliseconds. */
const GLANCE = 2000
let watching: ReturnType<typeof setTimeout> | undefined

/**
 * Chromium does not always report that the browser lost or regained the focus (seen on Linux; for
 * Windows: GoogleChrome/developer.chrome.com#3082). So while a CRM page is in front of its window,
 * the focus is polled, and a change causes a look. Polling is no event, and reads nothing stored.
 */
function keepWatch(db: StintDatabase, sight: Look) {
  clearTimeout(watching)
  if (sight.watch) watching = setTimeout(() => void glance(db, sight).catch(console.error), GLANCE)
}

async function glance(db: StintDatabase, sight: Look) {
  // Set first, so that polling continues after an error.
  keepWatch(db, sight)
  if (sight.watch && !(await isUnchanged(sight.watch))) await look(db)
}
