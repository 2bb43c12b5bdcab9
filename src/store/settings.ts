import { tracedSettings } from '../core/attribution/trace.ts'
import { effectiveSettings } from '../core/settings/effective-settings.ts'
import type { Policy } from '../core/settings/policy.ts'
import { DEFAULTS, type Settings } from '../core/settings/settings.ts'
import { fixedZone, isZone } from '../core/time/days.ts'
import { UNEXPLAINED } from '../core/time/segment.ts'
import type { Named, StintDatabase } from './database.ts'
import { readNamed, writeNamed } from './named-rows.ts'
import { isSendable, markForOutbox, type SendingConsent } from './outbox/outbox.ts'
import { keepTrace } from './timeline/trace.ts'

/** The zone that the browser names; undefined where it does not know its own (`TZ=''`). */
function browserZone(): string | undefined {
  const zone = Temporal.Now.timeZoneId()
  return isZone(zone) ? zone : undefined
}

/** Where this person's days are; where the browser does not know, its present offset counts. */
export const ownZone = (): string => browserZone() ?? fixedZone(new Date().getTimezoneOffset())

/** What counts in place of the browser's zone, as long as the person has not been told of it. */
export const unknownZoneNotice = ({ zoneTold }: Partial<Named>): string | undefined =>
  browserZone() || zoneTold ? undefined : ownZone()

/** The person has read that the browser does not know its zone. */
export const noteZoneTold = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'zoneTold', true)
  })

/** The settings in force, the company's word included. */
export const readSettings = async (db: StintDatabase): Promise<Settings> =>
  effectiveSettings(await readNamed(db, 'policy'), (await readNamed(db, 'settings')) ?? {})

/** The same where the rows have been read already. */
export const settingsFromRows = ({ policy, settings }: Partial<Named>): Settings =>
  effectiveSettings(policy, settings ?? {})

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
    for (const category of categoriesWithNewConsent(before, after))
      await markCategory(db, category, after)
    if (after.recordTrace)
      await keepTrace(db, Date.now(), { type: 'settings', settings: tracedSettings(after) })
  })

/** This host is a CRM of the person's own, or no longer; `host` as in `Settings.ownHosts`. */
export const setOwnHost = (db: StintDatabase, host: string, own: boolean): Promise<void> =>
  changeSettings(db, ({ ownHosts }) => {
    const others = ownHosts.filter((other) => other !== host)
    return { ownHosts: own ? [...others, host] : others }
  })

/** The categories of which the endpoint may hear now and might not before, or the other way round. */
const categoriesWithNewConsent = (before: Settings, after: Settings) =>
  [UNEXPLAINED, ...new Set([...before.privateCategories, ...after.privateCategories])].filter(
    (category) => isSendable(category, before) !== isSendable(category, after),
  )

/** What waits is marked on each segment; what the endpoint knows goes anew, or is taken back. */
async function markCategory(db: StintDatabase, category: string, telling: SendingConsent) {
  const now = Date.now()
  await db.segments
    .where('[category+startedAt]')
    .between([category, -Infinity], [category, Infinity])
    .modify((row, ref) => {
      const known = row.offered > 0 && !row.deleted
      const newer = known && { revision: row.revision + 1, changedAt: now }
      ref.value = markForOutbox({ ...row, ...newer }, telling)
    })
}
