import { apply } from '../src/store/commands.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { readSettings } from '../src/store/settings.ts'
import { observe } from './observe.ts'
import { reconcile } from './reconcile.ts'

let running: Promise<void> | undefined
let again = false

/**
 * Event → observe → decide → apply → reconcile. One after another, so that an older sight is never
 * stored after a newer one; any number of events that come meanwhile make one more look.
 */
export function look(db: StintDatabase): Promise<void> {
  again = true
  running ??= lookOn(db).finally(() => {
    running = undefined
  })
  return running
}

async function lookOn(db: StintDatabase) {
  while (again) {
    again = false
    await apply(db, await observe(await readSettings(db)))
    await reconcile(db)
  }
}
