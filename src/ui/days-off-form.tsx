import { useState } from 'preact/hooks'
import { REASONS, type Reason, type TimeOff } from '../core/day/expected-time.ts'
import { workingWords } from './words/working-time.ts'

interface DaysOffFormProps {
  /** The day that both fields show at first, `YYYY-MM-DD`. */
  date: string
  add: (off: TimeOff) => void
}

const reasonFrom = (text: unknown): Reason => REASONS.find((one) => one === text) ?? 'other'

interface ReasonFieldProps {
  id: string
  reason?: Reason
}

export const ReasonField = ({ id, reason = 'leave' }: ReasonFieldProps) => (
  <label>
    {workingWords.reason}{' '}
    <select id={id} name="reason">
      {REASONS.map((one) => (
        <option key={one} value={one} selected={one === reason}>
          {workingWords.reasons[one]}
        </option>
      ))}
    </select>
  </label>
)

/** The form for a range of days off and their reason. */
export const DaysOffForm = ({ date, add }: DaysOffFormProps) => {
  const [from, setFrom] = useState(date)
  const [to, setTo] = useState(date)
  const isWrong = to < from
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const range = { from: String(given.get('from')), to: String(given.get('to')) }
    if (range.from <= range.to) add({ ...range, reason: reasonFrom(given.get('reason')) })
  }
  return (
    <form id="days-off" class="inline" onSubmit={submit}>
      <label>
        {workingWords.from}{' '}
        <input
          type="date"
          id="off-from"
          name="from"
          required
          value={from}
          onChange={({ currentTarget: { value } }) => {
            setFrom(value)
            if (to < value) setTo(value)
          }}
        />
      </label>
      <label>
        {workingWords.to}{' '}
        <input
          type="date"
          id="off-to"
          name="to"
          required
          value={to}
          aria-invalid={isWrong}
          onChange={({ currentTarget: { value } }) => setTo(value)}
        />
      </label>
      <ReasonField id="off-reason" />
      <button type="submit" id="off-add" class="button">
        {workingWords.add}
      </button>
      <p role="alert" class="failed">
        {isWrong && workingWords.wrongRange}
      </p>
    </form>
  )
}
