/**
 * Whether a team's figures are shown by name. This is a separate file because the worker needs it.
 */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'

/**
 * Whether a team's figures are shown by name, or for groups only. Old endpoints do not send this,
 * and show all figures by name.
 */
export const TeamMode = z.object({
  mode: z.enum(['named', 'group']),
  /** Present in group mode: the first day whose figures are not shown by name. */
  since: z.exactOptional(DayDate),
  /**
   * An administrator has asked to end group mode. Another administrator must confirm it before
   * `until`, epoch milliseconds.
   */
  asked: z.exactOptional(z.object({ at: z.int(), until: z.int() })),
  /**
   * The end of group mode was confirmed: from this Monday on, the figures of each day are shown by
   * name.
   */
  namedFrom: z.exactOptional(DayDate),
})
export type TeamMode = z.infer<typeof TeamMode>
