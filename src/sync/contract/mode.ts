/** Whether a team's figures are given by name. A file of its own, as the worker needs it. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'

/**
 * How a team's figures are given: by name, or of groups only. Old endpoints do not send it: they
 * give all by name.
 */
export const TeamMode = z.object({
  mode: z.enum(['named', 'group']),
  /** In group mode: no day from this one on is given by name. */
  since: z.exactOptional(DayDate),
  /** An administrator asked to leave group mode; another has to confirm before `until`. */
  asked: z.exactOptional(z.object({ at: z.int(), until: z.int() })),
  /** It is confirmed: days from this Monday on are given by name. */
  namedFrom: z.exactOptional(DayDate),
})
export type TeamMode = z.infer<typeof TeamMode>
