import type { Policy } from '../../core/settings/policy.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { StintDatabase } from '../../store/database.ts'
import { readScheme } from '../../store/scheme/versions.ts'
import { changeSettings, readPolicyRow, readSettings } from '../../store/settings.ts'
import { readRecentProducts } from '../../store/views/recent-products.ts'
import { useLive } from '../live-query.ts'
import { useSave } from './use-save.ts'

/** What a part of the page needs to show one setting and to change it. */
export interface PartProps {
  /** Undefined until they are read. */
  settings: Settings | undefined
  policy: Policy | undefined
  change: (patch: Partial<Settings>) => void
}

/**
 * The stored settings, and the functions with which the page changes them. `outcome`: the result of
 * the last change.
 */
export const useSettings = (db: StintDatabase, changed: () => void) => {
  const { outcome, save, fail } = useSave(changed)
  const stored = useLive(async () => {
    return {
      settings: await readSettings(db),
      policy: await readPolicyRow(db),
      used: await readRecentProducts(db),
      categories: (await readScheme(db)).categories,
    }
  }, fail)
  const change = (patch: Partial<Settings>) => save(() => changeSettings(db, patch))
  const { settings, policy, used = [], categories } = stored ?? {}
  return { settings, policy, used, categories, change, save, fail, outcome }
}

/** What a section of the page needs. */
export type Page = Omit<ReturnType<typeof useSettings>, 'outcome'>
