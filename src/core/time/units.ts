/** Units of time, milliseconds. */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
/** 24 hours. A calendar day may have 23 or 25 hours (`dayBounds`). */
export const day = 24 * hour
