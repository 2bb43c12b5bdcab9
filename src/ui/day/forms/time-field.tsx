import { useState } from 'preact/hooks'
import { endsOf, instantsOf } from '../../../core/time/clock-times.ts'
import { ownZone } from '../../../store/own-zone.ts'
import { zoneAt } from '../../dates.ts'
import { fieldTime } from '../../stretch-parts.ts'
import { dayWords } from '../../words/day.ts'

/** The range of instants in which a typed time must be. */
interface Within {
  from: number
  to: number
}

/**
 * The instants at which a clock shows the typed time; empty if there is none in the allowed range.
 */
const meant = (text: string, { from, to }: Within, after: number | undefined) => {
  if (!text) return []
  const found = instantsOf(text, from, to, ownZone())
  if (after !== undefined && !found.some((one) => one > after)) {
    const over = endsOf(text, after, ownZone())
    if (over.length > 0) return over
  }
  return found.length > 2 ? found.slice(0, 2) : found
}

/**
 * The state of a field for a time of the day. While nothing is typed, the value is the stored
 * instant, even if another page changes it. The value of a typed time is a full minute. Some times
 * occur twice in a day: 00:00, at its start and at its end, and the times of the hour that is
 * repeated in autumn. For such a time, the value is the instant that is nearest to the stored
 * instant, and after `after` if possible. The person can choose the other instant.
 * @param at the stored instant, if there is one
 * @param after the start of the stretch of time, if the field is its end. The end may be after the
 * following midnight
 */
export function useTime(at: number | undefined, within: Within, after?: number) {
  const [typed, setText] = useState<string>()
  const [chosen, choose] = useState<number>()
  const text = typed ?? (at === undefined ? '' : fieldTime(at))
  const found = typed === undefined ? [] : meant(typed, within, after)
  const later = found.filter((one) => after === undefined || one > after)
  const near = (one: number) => Math.abs(one - (at ?? 0))
  const [nearest] = (later.length > 0 ? later : found).toSorted((a, b) => near(a) - near(b))
  const isChosen = chosen !== undefined && found.includes(chosen)
  const value = typed === undefined ? at : isChosen ? chosen : nearest
  const isTyped = typed !== undefined && value !== at
  return { text, setText, isTyped, found, choose, value }
}

interface TimeInputProps {
  label: string
  name: string
  time: ReturnType<typeof useTime>
}

/**
 * The field for a time. In autumn, when clocks are set back, an hour occurs twice. A list then asks
 * which of the two instants the person means.
 */
export const TimeInput = ({ label, name, time }: TimeInputProps) => (
  <>
    <input
      type="time"
      name={name}
      required
      aria-label={label}
      aria-invalid={time.text !== '' && time.value === undefined}
      value={time.text}
      onInput={({ currentTarget: { value } }) => time.setText(value)}
    />
    {time.found.length > 1 && isAmbiguous(time.found) && (
      <select
        aria-label={dayWords.whichHour}
        value={time.value}
        onChange={({ currentTarget: { value } }) => time.choose(Number(value))}
      >
        {time.found.map((at) => (
          <option key={at} value={at}>
            {zoneAt(at)}
          </option>
        ))}
      </select>
    )}
  </>
)

export const TimeField = (props: TimeInputProps) => (
  <div class="field">
    <span aria-hidden="true">{props.label}</span>
    <TimeInput {...props} />
  </div>
)

/**
 * Whether the two instants show the same time because clocks are set back between them. Otherwise
 * the two instants are midnight at the start and at the end of a day.
 */
const isAmbiguous = ([first = 0, second = 0]: readonly number[]) => second - first < 12 * 3600_000
