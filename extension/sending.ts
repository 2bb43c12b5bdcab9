/**
 * What sends, in a script of its own (sending.js): with the contract it is a quarter of all that the
 * background has, and needed a few times a day.
 */
import { LOOK_EVERY, lookAtTeam } from '../src/sync/scheme.ts'
import { sendWhatIsDue } from '../src/sync/send.ts'

const sending = { sendWhatIsDue, lookAtTeam, LOOK_EVERY }

declare global {
  /** Present once sending.js has run. */
  var stintSending: typeof sending | undefined
}

globalThis.stintSending = sending
