import type { StintDatabase } from '../src/store/database.ts'
import { apply } from '../src/store/timeline/commands.ts'
import { readLookInput } from '../src/store/timeline/next-due.ts'
import { isUnchanged, observe, type Sight } from './observe.ts'
import { reconcile, showTrouble } from './reconcile.ts'

/** `all`: reconcile in any case, for anything may have changed, or time has passed. */
type Task = 'settle' | 'look' | 'all'
const ORDER: readonly Task[] = ['settle', 'look', 'all']

let running: Promise<void> | undefined
let next: Task | undefined
/** The last change that was reconciled. None yet: a worker that starts has it still to do. */
let reconciled: number | undefined

/**
 * Event → observe → decide → apply → reconcile. One after another, so that an older sight is never
 * stored, or an older badge shown, after a newer one; any number of events that come meanwhile make
 * one more look. Where nothing new is seen, and nobody has changed what is stored, it ends there.
 */
export const look = (db: StintDatabase): Promise<void> => startTask(db, 'look')

/** The same, and what is shown and planned is looked through in any case. */
export const lookThrough = (db: StintDatabase): Promise<void> => startTask(db, 'all')

function startTask(db: StintDatabase, task: Task): Promise<void> {
  next = next && ORDER.indexOf(next) > ORDER.indexOf(task) ? next : task
  running ??= runTasks(db)
  return running
}

async function runTasks(db: StintDatabase) {
  try {
    // What comes until it is open is one look: a worker that starts is told of an event just then.
    if (!db.isOpen()) await db.open()
    while (next) {
      const task = next
      next = undefined
      await carryOut(db, task)
    }
  } catch (error) {
    // The next event or heartbeat tries again.
    reconciled = undefined
    await showError(error)
  } finally {
    running = undefined
  }
}

async function carryOut(db: StintDatabase, task: Task) {
  if (task === 'settle') await apply(db)
  else if (!(await lookOnce(db)) && task === 'look') return
  // Our own timer: it sees nothing new, and only settles what has become due.
  reconciled = await reconcile(db, () => void startTask(db, 'settle'))
}

/** Said on the badge until something can be stored: the popup, which says more, may be closed. */
export async function showError(error: unknown): Promise<void> {
  console.error(error)
  await showTrouble(error).catch(console.error)
}

/** Tells whether there is something to reconcile. */
async function lookOnce(db: StintDatabase): Promise<boolean> {
  const known = await readLookInput(db)
  const sight = await observe(known.settings, known.categories)
  const isNews = known.isNews(sight.seen)
  if (isNews) await apply(db, sight.seen)
  keepWatch(db, sight)
  return isNews || known.latest === undefined || known.latest !== reconciled
}

/** How late a change that no event tells of may be seen, milliseconds. */
const GLANCE = 2000
let watching: ReturnType<typeof setTimeout> | undefined

/**
 * Chromium does not always say that the browser lost the focus to another program, or has it again
 * (seen on Linux; for Windows: GoogleChrome/developer.chrome.com#3082). So while a CRM page is in
 * front of its window we ask by ourselves where the focus is, and look where it has moved: a glance
 * is no event, and reads nothing that is stored.
 */
function keepWatch(db: StintDatabase, sight: Sight) {
  clearTimeout(watching)
  if (sight.watch) watching = setTimeout(() => void glance(db, sight).catch(console.error), GLANCE)
}

async function glance(db: StintDatabase, sight: Sight) {
  // Set first: a glance that fails is not the last one.
  keepWatch(db, sight)
  if (sight.watch && !(await isUnchanged(sight.watch))) await look(db)
}
