import { productById } from '../../core/crm/products.ts'
import { parseHost } from '../../core/settings/named-host.ts'
import type { Policy } from '../../core/settings/policy.ts'
import { listOf } from '../formats.ts'
import { pageWords } from '../words/pages.ts'
import type { Hosts } from './ports.ts'
import { useAllowed } from './use-allowed.ts'

const wantedBy = ({ products, hosts }: Policy) => ({
  names: [...products.flatMap((id) => productById(id)?.name ?? []), ...hosts],
  patterns: [
    ...products.flatMap((id) => productById(id)?.hosts ?? []),
    ...hosts.flatMap((host) => parseHost(host)?.patterns ?? []),
  ],
})

/**
 * A button that allows all of the company's products with one click and one prompt. The button
 * disappears once these products are allowed.
 */
export const Company = ({ policy, hosts }: { policy: Policy; hosts: Hosts }) => {
  const { names, patterns } = wantedBy(policy)
  const allowed = useAllowed(hosts, () => hosts.granted(patterns), patterns.join())
  if (patterns.length === 0 || allowed !== false) return null
  return (
    <div class="setting" id="company">
      <p>
        <b>{pageWords.companyUses(listOf(names))}</b>
      </p>
      <button type="button" class="button main" onClick={() => hosts.request(patterns)}>
        {pageWords.allow}
      </button>
    </div>
  )
}
