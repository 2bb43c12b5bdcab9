/**
 * Code that the background needs only a few times a day. It is built as a separate script
 * (later.js), because it is large: with the schemas of the API and the texts of notifications, it
 * would be nearly a third of the worker's script.
 */
import { refreshScheme } from '../src/sync/scheme.ts'
import { sendWhatIsDue } from '../src/sync/send.ts'
import { notify } from './notify.ts'
import { notifyDay } from './notify-day.ts'
import { notifyWeek } from './notify-week.ts'
import { press } from './press-notification.ts'

const later = { refreshScheme, sendWhatIsDue, notify, notifyDay, notifyWeek, press }

declare global {
  /** Set when later.js has run. */
  var stintLater: typeof later | undefined
}

globalThis.stintLater = later
