import { apply } from '../src/store/commands.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { readScheme } from '../src/store/scheme.ts'
import { readSettings } from '../src/store/settings.ts'
import { isNews } from '../src/store/wake.ts'
import { observe } from './observe.ts'
import { reconcile, showTrouble } from './reconcile.ts'

let running: Promise<void> | undefined
let next: 'look' | 'settle' | undefined

/**
 * Event → observe → decide → apply → reconcile. One after another, so that an older sight is never
 * stored, or an older badge shown, after a newer one; any number of events that come meanwhile make
 * one more look.
 */
export function look(db: StintDatabase): Promise<void> {
  next = 'look'
  running ??= work(db)
  return running
}

/** Our own timer: it sees nothing new, and only settles what has become due. */
function settle(db: StintDatabase) {
  next ??= 'settle'
  running ??= work(db)
}

async function work(db: StintDatabase) {
  try {
    while (next) {
      const task = next
      next = undefined
      if (task === 'look') await lookOnce(db)
      else await apply(db)
      await reconcile(db, () => settle(db))
    }
  } catch (error) {
    // The next event or heartbeat tries again.
    await tell(error)
  } finally {
    running = undefined
  }
}

/** Said on the badge until something can be stored: the popup, which says more, may be closed. */
export async function tell(error: unknown): Promise<void> {
  console.error(error)
  await showTrouble(error).catch(console.error)
}

async function see(db: StintDatabase) {
  const { categories } = await readScheme(db)
  return observe(await readSettings(db), categories)
}

async function lookOnce(db: StintDatabase) {
  const { seen, watch } = await see(db)
  await apply(db, seen)
  keepWatch(db, watch)
}

/** How late a change that no event tells of may be seen, milliseconds. */
const GLANCE = 2000
let watching: ReturnType<typeof setTimeout> | undefined

/**
 * Chromium does not always say that the browser lost the focus to another program, or has it again
 * (seen on Linux; for Windows: GoogleChrome/developer.chrome.com#3082). So while a CRM page is in
 * front of its window we look by ourselves, and act only on what is new: a glance is no event.
 */
function keepWatch(db: StintDatabase, watch: boolean) {
  clearTimeout(watching)
  if (watch) watching = setTimeout(() => void glance(db).catch(console.error), GLANCE)
}

async function glance(db: StintDatabase) {
  // Set first: a glance that fails is not the last one.
  keepWatch(db, true)
  const { seen, watch } = await see(db)
  if (await isNews(db, seen)) return look(db)
  keepWatch(db, watch)
}
