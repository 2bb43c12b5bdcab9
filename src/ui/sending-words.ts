import type { Face } from '../store/face.ts'
import { inWords, time } from './formats.ts'
import { words } from './words/here.ts'

type Sending = Face['sending']

/** `Received: 34 segments, 7h 42m` */
export const receiptWords = ({ count, seconds, matches }: NonNullable<Sending['receipt']>) =>
  (matches ? words.received : words.receivedOther)(count, inWords(seconds * 1000))

/** How sending stands, in one line: what went wrong first, then what waits, then what arrived. */
export const sendingWords = (sending: Sending) => {
  const { connected, busy, failure, waiting, at, receipt } = sending
  if (!connected) return { state: 'off', text: words.notConnected }
  if (busy) return { state: 'busy', text: words.sending }
  if (failure) return { state: 'failed', text: words.sendFailures[failure] }
  if (waiting > 0)
    return {
      state: 'waiting',
      text: at === undefined ? words.toSend(waiting) : words.toSendAt(waiting, time(at)),
    }
  if (receipt)
    return { state: receipt.matches ? 'received' : 'failed', text: receiptWords(receipt) }
  return { state: 'waiting', text: words.nothingToSend }
}
