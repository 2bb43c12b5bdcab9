import type { Policy } from './policy.ts'
import { DEFAULTS, type Settings } from './settings.ts'

/**
 * The settings in force. They come from several sources, and each overrides the source before it:
 * first the defaults, then the company's policy, the person's own settings, and what the policy
 * forbids.
 */
export function effectiveSettings(policy: Policy | undefined, own: Partial<Settings>): Settings {
  if (!policy) return { ...DEFAULTS, ...own }
  const { endOfDay, products, hosts, noRecords } = policy
  const both = (a: readonly string[], b: readonly string[] = []) => [...new Set([...a, ...b])]
  return {
    ...DEFAULTS,
    ...(endOfDay && { sendAt: endOfDay, workdayEnd: endOfDay }),
    ...own,
    products: both(products, own.products),
    ownHosts: both(hosts, own.ownHosts),
    ...(noRecords && { keepRecords: false, sendRecords: false }),
  }
}
