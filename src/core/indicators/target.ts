/** A target: where an indicator stood on a day, and where it should be on a later one. */
export interface Target {
  indicator: string
  /** The day on which it was set. */
  from: string
  /** The value of a month at that time. */
  start: number
  /** The day by which it should be reached. */
  to: string
  goal: number
}

/** "In two months", the usual distance. */
export const USUAL_MONTHS = 2

const daysBetween = (from: string, to: string) =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/** Where the indicator should be on a day: on the straight way between. Undefined before and after. */
export const wayOn = ({ from, start, to, goal }: Target, day: string): number | undefined => {
  if (day < from || day > to) return undefined
  return start + ((goal - start) * daysBetween(from, day)) / Math.max(1, daysBetween(from, to))
}

/** Whether a value is as good as the goal, in the direction that was meant. */
export const isReached = ({ start, goal }: Target, value: number) =>
  goal >= start ? value >= goal : value <= goal

export const usualEnd = (from: string) =>
  Temporal.PlainDate.from(from).add({ months: USUAL_MONTHS }).toString()
