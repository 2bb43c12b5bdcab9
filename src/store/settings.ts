import { settingsUnder } from '../core/in-force.ts'
import type { Policy } from '../core/policy.ts'
import { UNEXPLAINED } from '../core/segment.ts'
import { DEFAULTS, type Settings } from '../core/settings.ts'
import { ruled } from '../core/trace.ts'
import { readNamed, type StintDatabase, writeNamed } from './database.ts'
import { marked } from './outbox.ts'
import { keepTrace } from './trace.ts'

/** Where this person's days are. */
export const ownZone = () => Temporal.Now.timeZoneId()

/** The settings in force, the company's word included. */
export const readSettings = async (db: StintDatabase): Promise<Settings> =>
  settingsUnder(await readNamed(db, 'policy'), (await readNamed(db, 'settings')) ?? {})

export const readPolicyRow = (db: StintDatabase) => readNamed(db, 'policy')

/** Keeps the company's word, or forgets it where there is none any more. */
export const keepPolicy = (db: StintDatabase, policy: Policy | undefined): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    if (policy) await writeNamed(db, 'policy', policy)
    else await db.named.delete('policy')
  })

type Patch = Partial<Settings>

/**
 * Only what was changed is stored, so that a later default reaches everybody else.
 * @param change what is new, or how it follows from what is stored
 */
export const changeSettings = (
  db: StintDatabase,
  change: Patch | ((before: Settings) => Patch),
): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    const before = await readSettings(db)
    // The company's word stays its own: where it is taken back, nothing of it is left.
    const own = await readNamed(db, 'settings')
    const patch = typeof change === 'function' ? change({ ...DEFAULTS, ...own }) : change
    await writeNamed(db, 'settings', { ...own, ...patch })
    const after = { ...before, ...patch }
    const { sendUnexplained } = after
    if (sendUnexplained !== before.sendUnexplained) await markAnew(db, sendUnexplained)
    if (after.recordTrace)
      await keepTrace(db, Date.now(), { type: 'settings', settings: ruled(after) })
  })

/** This host is a CRM of the person's own, or no longer; `host` as in `Settings.ownHosts`. */
export const setOwnHost = (db: StintDatabase, host: string, own: boolean): Promise<void> =>
  changeSettings(db, ({ ownHosts }) => {
    const others = ownHosts.filter((other) => other !== host)
    return { ownHosts: own ? [...others, host] : others }
  })

/** On this host, that category; without one, its rule goes. */
export const setSite = (db: StintDatabase, host: string, category?: string): Promise<void> =>
  changeSettings(db, ({ sites }) => {
    const others = sites.filter((other) => other.host !== host)
    return { sites: category ? [...others, { host, category }] : others }
  })

/** Begins a new trace with what holds now, or ends it; what was recorded stays until deleted. */
export const recordTrace = (db: StintDatabase, on: boolean): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    if (on) await db.trace.clear()
    await changeSettings(db, { recordTrace: on })
    const open = await db.segments.get({ device: (await readNamed(db, 'device')) ?? '', open: 1 })
    if (on && open) await keepTrace(db, Date.now(), { type: 'pick', category: open.category })
  })

/** Whether unexplained stretches wait to be sent is marked on each of them. */
async function markAnew(db: StintDatabase, sendUnexplained: boolean) {
  const rows = await db.segments
    .where('[category+startedAt]')
    .between([UNEXPLAINED, -Infinity], [UNEXPLAINED, Infinity])
    .toArray()
  await db.segments.bulkPut(rows.map((row) => marked(row, sendUnexplained)))
}
