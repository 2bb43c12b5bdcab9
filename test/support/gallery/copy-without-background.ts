import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { productById } from '../../../src/core/crm/products.ts'
import { PRODUCT } from '../sample/days.ts'
import { SAMPLE_URL } from '../sample/sample.ts'

/** Addresses of hosts that the person of the sample data has allowed Stint to access. */
const HOSTS = [
  `${SAMPLE_URL}/*`,
  ...Object.values(PRODUCT).flatMap((id) => productById(id)?.hosts ?? []),
]

/**
 * Copies a built extension without its background worker: the worker would use the real clock, while
 * the clock of the pages stands still. Returns the new folder; the caller must remove it.
 */
export function stillCopy(from: string): string {
  const to = mkdtempSync(join(tmpdir(), 'stint-still-'))
  cpSync(from, to, { recursive: true })
  const file = join(to, 'manifest.json')
  const { background: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: HOSTS }))
  return to
}
