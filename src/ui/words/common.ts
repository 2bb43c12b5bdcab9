import type { Words } from './common-en.ts'
import { isRussian } from './names.ts'

export { isRussian, nameById, nameOf } from './names.ts'

/**
 * The words in this browser's language; the other language is not loaded. The background worker
 * uses `badge.ts` instead, because it cannot import modules after its start, and needs fewer words.
 */
export const words: Words = isRussian
  ? (await import('./common-ru.ts')).ru
  : (await import('./common-en.ts')).en
