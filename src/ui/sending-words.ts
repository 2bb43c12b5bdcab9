import { minute } from '../core/time/units.ts'
import { dayOfYear } from './formats.ts'
import { hasFailed, type Sending, type SendingText, sendingState } from './sending-state.ts'
import { failureWords } from './words/sending.ts'

export { receiptWords } from './sending-state.ts'

/**
 * The state of sending in one line: why it failed, or else what waits to be sent, or else what was
 * received.
 */
export const sendingWords = (sending: Sending): SendingText =>
  hasFailed(sending) ? { state: 'failed', text: failureText(sending) } : sendingState(sending)

function failureText({ clockOff, failure, differing: [differs = ''] }: Sending) {
  // A wrong clock is named before other failures, because it makes the endpoint refuse rows.
  if (clockOff) return failureWords.clockOff(Math.round(clockOff / minute))
  if (failure) return failureWords.sendFailures[failure]
  return failureWords.differs(dayOfYear(differs))
}
