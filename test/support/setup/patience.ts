/**
 * How long tests wait for a condition. Vitest's own second is too short on a busy machine, where a test
 * would fail though nothing is wrong; its 50 ms between two looks make a calm one wait for nothing.
 */
import { afterAll, vi } from 'vitest'

/** Milliseconds. */
const PATIENCE = { timeout: 15_000, interval: 5 }

const { waitFor } = vi
vi.waitFor = (look, options = PATIENCE) => waitFor(look, options)
// Files of a project without isolation share `vi`.
afterAll(() => {
  vi.waitFor = waitFor
})
