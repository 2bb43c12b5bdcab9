import type { Words } from './en.ts'
import { isRussian } from './names.ts'

export { isRussian, nameById, nameOf } from './names.ts'

/**
 * The dictionary of this browser's language, and only that. Not for the worker, which may import
 * nothing later and says less: `badge.ts`.
 */
export const words: Words = isRussian ? (await import('./ru.ts')).ru : (await import('./en.ts')).en
