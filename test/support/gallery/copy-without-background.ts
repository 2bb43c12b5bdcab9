import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { productById } from '../../../src/core/crm/products.ts'
import { PRODUCT } from '../sample/days.ts'
import { SAMPLE_URL } from '../sample/sample.ts'

/** Host permissions that the person of the sample has granted. */
const HOSTS = [
  `${SAMPLE_URL}/*`,
  ...Object.values(PRODUCT).flatMap((id) => productById(id)?.hosts ?? []),
]

/**
 * Copies a built extension without its background: the background would use the real clock, while the
 * clock of the pages stands still. Returns a new folder, which the caller removes.
 */
export function stillCopy(from: string): string {
  const to = mkdtempSync(join(tmpdir(), 'stint-still-'))
  cpSync(from, to, { recursive: true })
  const file = join(to, 'manifest.json')
  const { background: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: HOSTS }))
  return to
}
