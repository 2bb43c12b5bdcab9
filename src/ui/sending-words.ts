import { minute } from '../core/time/units.ts'
import type { PopupView } from '../store/views/popup-view.ts'
import { dayOfYear, inDigits, inWords, time } from './formats.ts'
import { words } from './words/here.ts'

/** More than one request takes: then the number left is shown. */
const MANY = 200

const count = ({ waiting, more }: Sending) => `${inDigits(waiting)}${more ? '+' : ''}`

type Sending = PopupView['sending']

/** `Received: 34 segments, 7h 42m` */
export const receiptWords = ({ count, seconds, matches }: NonNullable<Sending['receipt']>) =>
  (matches ? words.received : words.receivedOther)(count, inWords(seconds * 1000))

/** The state of sending in one line: a failure first, then what waits, then what arrived. */
export const sendingWords = (sending: Sending) => {
  const { connected, busy, failure, waiting, at, receipt } = sending
  const [differs] = sending.differing
  if (!connected) return { state: 'off', text: words.notConnected }
  if (busy && waiting > MANY) return { state: 'busy', text: words.sendingLeft(inDigits(waiting)) }
  if (busy) return { state: 'busy', text: words.sending }
  // A wrong clock goes first: it is the reason why the endpoint refuses rows.
  if (sending.clockOff)
    return { state: 'failed', text: words.clockOff(Math.round(sending.clockOff / minute)) }
  if (failure) return { state: 'failed', text: words.sendFailures[failure] }
  if (differs) return { state: 'failed', text: words.differs(dayOfYear(differs)) }
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
