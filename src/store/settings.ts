import { settingsUnder } from '../core/in-force.ts'
import type { Policy } from '../core/policy.ts'
import { UNEXPLAINED } from '../core/segment.ts'
import { DEFAULTS, type Settings } from '../core/settings.ts'
import { readNamed, type StintDatabase, writeNamed } from './database.ts'
import { marked } from './outbox.ts'

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
  db.transaction('rw', db.named, db.segments, async () => {
    const before = await readSettings(db)
    // The company's word stays its own: where it is taken back, nothing of it is left.
    const own = await readNamed(db, 'settings')
    const patch = typeof change === 'function' ? change({ ...DEFAULTS, ...own }) : change
    await writeNamed(db, 'settings', { ...own, ...patch })
    const { sendUnexplained } = { ...before, ...patch }
    if (sendUnexplained !== before.sendUnexplained) await markAnew(db, sendUnexplained)
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

/** Whether unexplained stretches wait to be sent is marked on each of them. */
async function markAnew(db: StintDatabase, sendUnexplained: boolean) {
  const rows = await db.segments
    .where('[category+startedAt]')
    .between([UNEXPLAINED, -Infinity], [UNEXPLAINED, Infinity])
    .toArray()
  await db.segments.bulkPut(rows.map((row) => marked(row, sendUnexplained)))
}
