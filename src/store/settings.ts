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

/** The last zone found valid: every look at the browser asks. */
let validZone: string | undefined

/** The browser's time zone. Returns undefined if the browser does not know it (`TZ=''`). */
function browserZone(): string | undefined {
  const zone = Temporal.Now.timeZoneId()
  if (zone === validZone || isZone(zone)) validZone = zone
  return zone === validZone ? zone : undefined
}

/**
 * The zone of this person's days; the current offset from UTC if the browser does not know its
 * zone.
 */
export const ownZone = (): string => browserZone() ?? fixedZone(new Date().getTimezoneOffset())

/** The offset used in place of an unknown zone, until the person has seen the notice. */
export const unknownZoneNotice = ({ zoneTold }: Partial<Named>): string | undefined =>
  browserZone() || zoneTold ? undefined : ownZone()

/** The person has seen that the browser does not know its zone. */
export const noteZoneTold = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'zoneTold', true)
  })

/** The effective settings, policy included. */
export const readSettings = async (db: StintDatabase): Promise<Settings> =>
  effectiveSettings(await readNamed(db, 'policy'), (await readNamed(db, 'settings')) ?? {})

/** The effective settings, from rows that were read already. */
export const settingsFromRows = ({ policy, settings }: Partial<Named>): Settings =>
  effectiveSettings(policy, settings ?? {})

export const readPolicyRow = (db: StintDatabase) => readNamed(db, 'policy')

/** Stores the company's policy, or removes it. */
export const keepPolicy = (db: StintDatabase, policy: Policy | undefined): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    if (policy) await writeNamed(db, 'policy', policy)
    else await db.named.delete('policy')
  })

type Patch = Partial<Settings>

/**
 * Stores only changed settings, so that a new default reaches everybody else.
 * @param change the new values, or a function of the stored ones
 */
export const changeSettings = (
  db: StintDatabase,
  change: Patch | ((before: Settings) => Patch),
): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    const before = await readSettings(db)
    // The policy is not stored as the person's own: when it is removed, nothing of it remains.
    const own = await readNamed(db, 'settings')
    const patch = typeof change === 'function' ? change({ ...DEFAULTS, ...own }) : change
    await writeNamed(db, 'settings', { ...own, ...patch })
    const after = { ...before, ...patch }
    for (const category of categoriesWithNewConsent(before, after))
      await markCategory(db, category, after)
    if (after.recordTrace)
      await keepTrace(db, Date.now(), { type: 'settings', settings: tracedSettings(after) })
  })

/** Declares a host as the person's CRM, or no longer; `host` as in `Settings.ownHosts`. */
export const setOwnHost = (db: StintDatabase, host: string, own: boolean): Promise<void> =>
  changeSettings(db, ({ ownHosts }) => {
    const others = ownHosts.filter((other) => other !== host)
    return { ownHosts: own ? [...others, host] : others }
  })

/** The categories that may be sent now and might not before, or the reverse. */
const categoriesWithNewConsent = (before: Settings, after: Settings) =>
  [UNEXPLAINED, ...new Set([...before.privateCategories, ...after.privateCategories])].filter(
    (category) => isSendable(category, before) !== isSendable(category, after),
  )

/**
 * Updates the outbox marks of a category's segments; one already sent goes again, or is taken back.
 */
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
