import { dayOf } from '../../core/time/days.ts'

/** Today's date where the browser is. Days of the console begin at midnight. */
export const todayHere = () => dayOf(Date.now(), Temporal.Now.timeZoneId(), 0)
