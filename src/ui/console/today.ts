import { dayOf } from '../../core/time/days.ts'
import { browserZoneOrOffset } from '../browser-zone.ts'

/** Today's date where the browser is. Days of the console begin at midnight. */
export const todayHere = () => dayOf(Date.now(), browserZoneOrOffset(), 0)
