/** Whether a team's figures are given by name. A file of its own, as the worker needs it. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'

/**
 * How a team's figures are given: by name, or for groups only. Old endpoints do not send this, and
 * give all figures by name.
 */
export const TeamMode = z.object({
  mode: z.enum(['named', 'group']),
  /** In group mode: the first day whose figures are not given by name. */
  since: z.exactOptional(DayDate),
  /**
   * An administrator asked to leave group mode. Another administrator must confirm before `until`.
   */
  asked: z.exactOptional(z.object({ at: z.int(), until: z.int() })),
  /** Leaving group mode is confirmed: figures of days from this Monday on are given by name. */
  namedFrom: z.exactOptional(DayDate),
})
export type TeamMode = z.infer<typeof TeamMode>
