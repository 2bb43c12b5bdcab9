import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PRODUCT } from '../../../scripts/sample/days.ts'
import { SAMPLE_URL } from '../../../scripts/sample.ts'
import { productById } from '../../../src/core/crm/products.ts'

/** What the sample's person has allowed. */
const HOSTS = [
  `${SAMPLE_URL}/*`,
  ...Object.values(PRODUCT).flatMap((id) => productById(id)?.hosts ?? []),
]

/**
 * A copy of a built extension that does nothing by itself: the pages as they are built, without the
 * background, which would see a clock that is not theirs. Answers with its folder.
 */
export function stillCopy(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
  const file = join(to, 'manifest.json')
  const { background: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: HOSTS }))
  return to
}
