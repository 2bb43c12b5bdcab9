/**
 * Code that the background needs a few times a day, in a separate script (later.js): with the
 * contract's schemas and the texts of notifications it is nearly a third of the worker.
 */
import { lookAtTeam } from '../src/sync/scheme.ts'
import { sendWhatIsDue } from '../src/sync/send.ts'
import { notify } from './notify.ts'
import { notifyDay } from './notify-day.ts'
import { notifyWeek } from './notify-week.ts'
import { press } from './press.ts'

const later = { lookAtTeam, sendWhatIsDue, notify, notifyDay, notifyWeek, press }

declare global {
  /** Defined once later.js has run. */
  var stintLater: typeof later | undefined
}

globalThis.stintLater = later
