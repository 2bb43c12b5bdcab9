/**
 * How long tests wait for a condition. Vitest's default of a second is too short on a busy machine,
 * where a test would fail though nothing is wrong. Its default of 50 ms between two looks makes tests on
 * an idle machine wait for nothing.
 */
import { afterAll, vi } from 'vitest'

/** Milliseconds: how long tests wait, and the pause between two looks. */
const PATIENCE = { timeout: 15_000, interval: 5 }

const { waitFor } = vi
vi.waitFor = (look, options = PATIENCE) => waitFor(look, options)
// In a Vitest project without isolation, all test files share `vi`, so it is restored.
afterAll(() => {
  vi.waitFor = waitFor
})
