import { dayOf } from '../../core/time/days.ts'
import { ownZone } from '../../store/own-zone.ts'

/** Today's date in the browser's time zone. In the console a day begins at midnight. */
export const todayHere = () => dayOf(Date.now(), ownZone(), 0)
