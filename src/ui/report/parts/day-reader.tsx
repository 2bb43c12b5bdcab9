import { useState } from 'preact/hooks'
import { namedKeyOf } from '../../keys.ts'
import { reportWords } from '../../words/report.ts'
import { STACK_MARGINS } from '../charts/stack.ts'

interface DayReaderProps {
  /** The text of each bar, in the order of the bars. */
  bars: readonly string[]
  /** The index of the bar whose text the person chose. Undefined if no bar is chosen. */
  read: number | undefined
  setRead: (bar: number) => void
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** The area of the bars within the chart, without the axes. */
const PLACE = Object.fromEntries(
  Object.entries(STACK_MARGINS).map(([side, margin]) => [side, `${margin}px`]),
)

/**
 * Shows the text of one bar at a time. The person chooses the bar with the pointer or the arrow
 * keys.
 */
export const DayReader = ({ bars, read, setRead }: DayReaderProps) => {
  const last = bars.length - 1
  const at = read ?? last
  const [isFocused, setFocused] = useState(false)
  const choose = (bar: number) => setRead(Math.max(0, Math.min(last, bar)))
  const width = 100 / bars.length
  return (
    <div
      class="reader"
      style={PLACE}
      role="slider"
      tabIndex={0}
      aria-label={reportWords.layout}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={bars[at]}
      onFocus={() => {
        setFocused(true)
        choose(at)
      }}
      onBlur={() => setFocused(false)}
      onPointerMove={({ currentTarget, clientX }) => {
        const { left, width } = currentTarget.getBoundingClientRect()
        choose(Math.floor(((clientX - left) / width) * bars.length))
      }}
      onKeyDown={(event) => {
        const step = STEPS[namedKeyOf(event) ?? '']
        if (!step) return
        event.preventDefault()
        choose(step(at, last))
      }}
    >
      {(read !== undefined || isFocused) && (
        <span class="read" style={{ left: `${at * width}%`, width: `${width}%` }} />
      )}
    </div>
  )
}
