/**
 * Commands that only the settings page uses. They have their own file, so that the popup does not
 * load them.
 */
import { schemeLine } from '../core/attribution/trace-lines.ts'
import type { CallRule, SiteRule } from '../core/settings/settings.ts'
import type { StintDatabase } from './database.ts'
import { readNamed } from './named-rows.ts'
import { changeSettings } from './settings.ts'
import { keepTrace } from './timeline/trace.ts'

/**
 * Sets the category that a site starts (the rule of its host). It replaces the previous rule of
 * that host.
 */
export const setSite = (db: StintDatabase, rule: SiteRule): Promise<void> =>
  changeSettings(db, ({ sites }) => ({
    sites: [...sites.filter(({ host }) => host !== rule.host), rule],
  }))

export const removeSite = (db: StintDatabase, host: string): Promise<void> =>
  changeSettings(db, ({ sites }) => ({ sites: sites.filter((other) => other.host !== host) }))

/**
 * Sets the category that starts when the person has a call in a product (such as a web phone). The
 * rule replaces the previous rule of that product.
 */
export const setCall = (db: StintDatabase, rule: CallRule): Promise<void> =>
  changeSettings(db, ({ calls }) => {
    const at = calls.findIndex(({ product }) => product === rule.product)
    return { calls: at < 0 ? [...calls, rule] : calls.with(at, rule) }
  })

export const removeCall = (db: StintDatabase, product: string): Promise<void> =>
  changeSettings(db, ({ calls }) => ({ calls: calls.filter((call) => call.product !== product) }))

/** Marks a category as private, or removes this mark. */
export const setPrivate = (db: StintDatabase, category: string, on: boolean): Promise<void> =>
  changeSettings(db, ({ privateCategories }) => {
    const others = privateCategories.filter((other) => other !== category)
    return { privateCategories: on ? [...others, category] : others }
  })

/**
 * Starts a new trace, which begins with the current state, or ends the recording. Recorded lines
 * are kept until the person deletes them.
 */
export const recordTrace = (db: StintDatabase, on: boolean): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    if (on) await db.trace.clear()
    await changeSettings(db, { recordTrace: on })
    const scheme = await readNamed(db, 'scheme')
    if (on && scheme) await keepTrace(db, Date.now(), schemeLine(scheme.versions, scheme.kept))
    const open = await db.segments.get({ device: (await readNamed(db, 'device')) ?? '', open: 1 })
    if (on && open) await keepTrace(db, Date.now(), { type: 'pick', category: open.category })
  })
