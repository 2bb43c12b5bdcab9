import type { PopupView } from '../store/views/popup-view.ts'
import { inDigits, inWords, time } from './formats.ts'
import { words } from './words/common.ts'

/**
 * The largest number of rows in one request. If more rows wait, the text says during sending how
 * many are left.
 */
const MANY = 200

const count = ({ waiting, more }: Sending) => `${inDigits(waiting)}${more ? '+' : ''}`

export type Sending = PopupView['sending']

export interface SendingText {
  state: 'off' | 'busy' | 'failed' | 'waiting' | 'received'
  text: string
}

/** A receipt in words, such as `Received: 34 segments, 7h 42m`. */
export const receiptWords = ({ count, seconds, matches }: NonNullable<Sending['receipt']>) =>
  (matches ? words.received : words.receivedOther)(count, inWords(seconds * 1000))

/** Whether sending has a failure to report. The words for failures are in sending-words.ts. */
export const hasFailed = ({ connected, busy, clockOff, failure, differing }: Sending) =>
  connected && !busy && Boolean(clockOff || failure || differing.length > 0)

/**
 * The state of sending in one line, if nothing has failed. It says what waits to be sent, or else
 * what was received.
 */
export const sendingState = (sending: Sending): SendingText => {
  const { connected, ownTimeStays, busy, waiting, at, receipt } = sending
  if (!connected) return { state: 'off', text: ownTimeStays ? '' : words.notConnected }
  if (busy && waiting > MANY) return { state: 'busy', text: words.sendingLeft(inDigits(waiting)) }
  if (busy) return { state: 'busy', text: words.sending }
  if (waiting > 0)
    return {
      state: 'waiting',
      text:
        at === undefined ? words.toSend(count(sending)) : words.toSendAt(count(sending), time(at)),
    }
  if (receipt)
    return { state: receipt.matches ? 'received' : 'failed', text: receiptWords(receipt) }
  return { state: 'waiting', text: words.nothingToSend }
}
