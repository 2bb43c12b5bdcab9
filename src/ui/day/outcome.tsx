import type { DayFace } from '../../store/day-face.ts'
import { receiptWords, sendingWords } from '../sending-words.ts'
import { dayWords } from '../words/day.ts'
import { waitingCorrections } from './telling.ts'
import type { DayView } from './view.ts'

/** What became of the day at the endpoint: its receipt, what waits since, what went wrong. */
export const Outcome = ({ face, view }: { face: DayFace; view: DayView }) => {
  const { sending } = face
  const { receipt } = sending
  const waits = waitingCorrections(face, view)
  const now = sendingWords(sending)
  const lines = [
    (sending.busy || sending.failure || sending.clockOff) && sending.connected && now.text,
    receipt && receiptWords(receipt),
    waits > 0 && dayWords.correctionsWait(waits),
  ].filter(Boolean)
  return (
    <div
      id="outcome"
      role="status"
      data-state={receipt && !receipt.matches ? 'differs' : now.state}
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
