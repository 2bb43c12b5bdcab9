/**
 * What the background needs a few times a day, in a script of its own (later.js): with the contract
 * and its schemas, and the words of notifications, it is nearly a third of all.
 */
import { lookAtTeam, SCHEME_CHECK_EVERY } from '../src/sync/scheme.ts'
import { sendWhatIsDue } from '../src/sync/send.ts'
import { notify } from './notify.ts'
import { notifyDay } from './notify-day.ts'

const later = { SCHEME_CHECK_EVERY, lookAtTeam, sendWhatIsDue, notify, notifyDay }

declare global {
  /** Present once later.js has run. */
  var stintLater: typeof later | undefined
}

globalThis.stintLater = later
