import { dayOf } from '../../core/time/days.ts'
import { ownZone } from '../../store/own-zone.ts'

/** Today's date where the browser is. Days of the console begin at midnight. */
export const todayHere = () => dayOf(Date.now(), ownZone(), 0)
