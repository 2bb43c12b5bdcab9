import type { StoredDay } from '../../../store/views/day-view.ts'
import { receiptWords, sendingWords } from '../../sending-words.ts'
import { dayWords } from '../../words/day.ts'
import type { DayView } from '../view.ts'
import { waitingCorrections } from './send-preview.ts'

/**
 * Shows the endpoint's receipt (what it has received of the day), corrections that wait to be sent,
 * and failures of sending.
 */
export const Outcome = ({ stored, view }: { stored: StoredDay; view: DayView }) => {
  const { sending } = stored
  const { receipt } = sending
  const waits = waitingCorrections(stored, view)
  const now = sendingWords(sending)
  const trouble = sending.failure !== undefined || sending.clockOff !== undefined
  const lines: [text: string | false | undefined, failed: boolean][] = [
    [sending.connected && (sending.busy || trouble) && now.text, now.state === 'failed'],
    [receipt && receiptWords(receipt), receipt?.matches === false],
    [waits > 0 && dayWords.correctionsWait(waits), false],
  ]
  return (
    <div id="outcome" role="status">
      {lines.map(
        ([text, failed]) =>
          text && (
            <p key={text} class={failed ? 'failed' : undefined}>
              {text}
            </p>
          ),
      )}
    </div>
  )
}
