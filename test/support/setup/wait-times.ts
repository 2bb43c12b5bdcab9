/**
 * Sets how long `vi.waitFor` waits for a condition. Vitest's default limit of a second is too short on a
 * busy machine, where a test would fail although nothing is wrong. Vitest's default pause of 50 ms
 * between two checks is longer than an idle machine needs.
 */
import { afterAll, vi } from 'vitest'

/** The limit, and the pause between two checks, in milliseconds. */
const PATIENCE = { timeout: 15_000, interval: 5 }

const { waitFor } = vi
vi.waitFor = (look, options = PATIENCE) => waitFor(look, options)
// In a Vitest project without isolation, all test files share `vi`, so its function is restored.
afterAll(() => {
  vi.waitFor = waitFor
})
