import { tracedSettings } from '../core/attribution/trace.ts'
import { effectiveSettings } from '../core/settings/effective-settings.ts'
import type { Policy } from '../core/settings/policy.ts'
import { DEFAULTS, type Settings } from '../core/settings/settings.ts'
import { UNEXPLAINED } from '../core/time/segment.ts'
import type { StintDatabase } from './database.ts'
import type { Named } from './named.ts'
import { readNamed, writeNamed } from './named-rows.ts'
import { isSendable, markForOutbox, type SendingConsent } from './outbox/outbox.ts'
import { browserZone, ownZone } from './own-zone.ts'
import { keepTrace } from './timeline/trace.ts'

/**
 * The offset from UTC that is used because the browser does not know its zone; undefined once the
 * person has seen the notice.
 */
export const unknownZoneNotice = ({ zoneTold }: Partial<Named>): string | undefined =>
  browserZone() || zoneTold ? undefined : ownZone()

/** Stores that the person has seen the notice that the browser does not know its zone. */
export const noteZoneTold = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'zoneTold', true)
  })

/** The settings in effect: the person's, and those that the company's policy fixes. */
export const readSettings = async (db: StintDatabase): Promise<Settings> =>
  effectiveSettings(await readNamed(db, 'policy'), (await readNamed(db, 'settings')) ?? {})

/** The settings in effect, computed from rows already read. */
export const settingsFromRows = ({ policy, settings }: Partial<Named>): Settings =>
  effectiveSettings(policy, settings ?? {})

export const readPolicyRow = (db: StintDatabase) => readNamed(db, 'policy')

/** Stores the company's policy. Undefined removes the stored one. */
export const keepPolicy = (db: StintDatabase, policy: Policy | undefined): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    if (policy) await writeNamed(db, 'policy', policy)
    else await db.named.delete('policy')
  })

type Patch = Partial<Settings>

/**
 * Changes settings. Only settings that the person changed are stored, so that a new default takes
 * effect for everybody else.
 * @param change the new values, or a function of the stored ones
 */
export const changeSettings = (
  db: StintDatabase,
  change: Patch | ((before: Settings) => Patch),
): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    const before = await readSettings(db)
    // Values of the policy are not stored as the person's own: when the policy is removed, none of
    // its values stay.
    const own = await readNamed(db, 'settings')
    const patch = typeof change === 'function' ? change({ ...DEFAULTS, ...own }) : change
    await writeNamed(db, 'settings', { ...own, ...patch })
    const after = { ...before, ...patch }
    for (const category of categoriesWithNewConsent(before, after))
      await markCategory(db, category, after)
    if (after.recordTrace)
      await keepTrace(db, Date.now(), { type: 'settings', settings: tracedSettings(after) })
  })

/**
 * Adds a host to the person's own CRM hosts, or removes it; `host` has the form of
 * `Settings.ownHosts`.
 */
export const setOwnHost = (db: StintDatabase, host: string, own: boolean): Promise<void> =>
  changeSettings(db, ({ ownHosts }) => {
    const others = ownHosts.filter((other) => other !== host)
    return { ownHosts: own ? [...others, host] : others }
  })

/**
 * The categories that may be sent after the change and not before it, or before it and not after
 * it.
 */
const categoriesWithNewConsent = (before: Settings, after: Settings) =>
  [UNEXPLAINED, ...new Set([...before.privateCategories, ...after.privateCategories])].filter(
    (category) => isSendable(category, before) !== isSendable(category, after),
  )

/**
 * Marks a category's segments for sending, or removes the mark, after the person's permission has
 * changed. A segment that was sent before gets a new revision: the next sending stores it at the
 * endpoint again, or deletes it there.
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
