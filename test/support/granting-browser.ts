import { vi } from 'vitest'
import type { Asking } from '../../src/ui/settings/browser-question.ts'

/** Simulates a browser that grants every permission that Stint asks for, until a test changes that. */
export const grantingBrowser = (answer = true) => {
  const granted = new Set<string>()
  const watchers = new Set<() => void>()
  const tell = () => {
    for (const call of watchers) call()
  }
  return {
    asks: 'chromium' as Asking,
    granted: async (patterns: readonly string[]) => patterns.every((p) => granted.has(p)),
    request: vi.fn(async (patterns: readonly string[]) => {
      for (const pattern of answer ? patterns : []) granted.add(pattern)
      tell()
      return answer
    }),
    remove: vi.fn(async (patterns: readonly string[]) => {
      for (const pattern of patterns) granted.delete(pattern)
      tell()
    }),
    watch: (call: () => void) => {
      watchers.add(call)
      return () => watchers.delete(call)
    },
  }
}
