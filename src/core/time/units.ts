/** Units of time, milliseconds. */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
/** 24 hours. A day of the calendar may have 23 or 25 (`dayBounds`). */
export const day = 24 * hour
