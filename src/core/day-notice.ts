import { dayOf, lastAt } from './days.ts'

/** So long after the end of the working day somebody may still be told of it, milliseconds. */
const FRESH = 4 * 60 * 60_000

interface Asked {
  workdayEnd: string
  dayStart: number
  now: number
  zone: string
  /** The last day that was told of. */
  told: string | undefined
}

/** The day whose end is to be told of now: its working hours have just ended, and nobody has yet. */
export function endedDay({ workdayEnd, dayStart, now, zone, told }: Asked): string | undefined {
  const ended = lastAt(workdayEnd, now, zone)
  const date = dayOf(ended, zone, dayStart)
  return now - ended < FRESH && (told === undefined || date > told) ? date : undefined
}
