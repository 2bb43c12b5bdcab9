/**
 * How long tests wait for a condition. Vitest's default limit of a second is too short on a busy
 * machine, where a test would fail although nothing is wrong. Its default pause of 50 ms between
 * two checks is too long on an idle machine.
 */
import { afterAll, vi } from 'vitest'

/** Milliseconds: the limit, and the pause between two checks. */
const PATIENCE = { timeout: 15_000, interval: 5 }

const { waitFor } = vi
vi.waitFor = (look, options = PATIENCE) => waitFor(look, options)
// In a Vitest project without isolation, all test files share `vi`, so it is restored.
afterAll(() => {
  vi.waitFor = waitFor
})
