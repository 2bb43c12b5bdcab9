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
 * If the browser does not know its time zone, the offset from UTC that Stint uses instead, for a
 * notice in the popup. Undefined if the browser knows its zone, or after the person has seen the
 * notice.
 */
export const unknownZoneNotice = ({ zoneTold }: Partial<Named>): string | undefined =>
  browserZone() || zoneTold ? undefined : ownZone()

/** Stores that the person has seen the notice that the browser does not know its zone. */
export const noteZoneTold = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'zoneTold', true)
  })

/** The settings in force: the person's own settings, and those that the company's policy fixes. */
export const readSettings = async (db: StintDatabase): Promise<Settings> =>
  effectiveSettings(await readNamed(db, 'policy'), (await readNamed(db, 'settings')) ?? {})

/** The settings in force, computed from rows that were already read. */
export const settingsFromRows = ({ policy, settings }: Partial<Named>): Settings =>
  effectiveSettings(policy, settings ?? {})

export const readPolicyRow = (db: StintDatabase) => readNamed(db, 'policy')

/** Stores the company's policy. If it is undefined, the stored policy is removed. */
export const keepPolicy = (db: StintDatabase, policy: Policy | undefined): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    if (policy) await writeNamed(db, 'policy', policy)
    else await db.named.delete('policy')
  })

type Patch = Partial<Settings>

/**
 * Changes settings. Stint stores only settings that the person has changed. So if a later version
 * of Stint has another default, it takes effect for everybody who has not changed the setting.
 * @param change the new values, or a function that computes them from the stored values
 */
export const changeSettings = (
  db: StintDatabase,
  change: Patch | ((before: Settings) => Patch),
): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    const before = await readSettings(db)
    // Values of the policy are not stored as settings of the person: after the policy is removed,
    // none of its values may remain.
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
 * Adds a host to the person's own CRM hosts, or removes the host. `host` has the form of
 * `Settings.ownHosts`.
 */
export const setOwnHost = (db: StintDatabase, host: string, own: boolean): Promise<void> =>
  changeSettings(db, ({ ownHosts }) => {
    const others = ownHosts.filter((other) => other !== host)
    return { ownHosts: own ? [...others, host] : others }
  })

/** The categories for which a change of settings allows or forbids sending. */
const categoriesWithNewConsent = (before: Settings, after: Settings) =>
  [UNEXPLAINED, ...new Set([...before.privateCategories, ...after.privateCategories])].filter(
    (category) => isSendable(category, before) !== isSendable(category, after),
  )

/**
 * Marks a category's segments to be sent, or removes that mark, after the person has allowed or
 * forbidden sending. A segment that was sent before gets a new revision. When Stint sends next, the
 * endpoint then stores the segment again, or deletes it.
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
