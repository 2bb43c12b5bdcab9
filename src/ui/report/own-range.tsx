import { useEffect, useRef, useState } from 'preact/hooks'
import { MOST_DAYS, ownRange, type Range, rangeProblem } from '../../core/report/range.ts'
import { namedKeyOf } from '../keys.ts'
import { reportWords } from '../words/report.ts'

const problemWords = {
  dates: reportWords.noDates,
  order: reportWords.wrongOrder,
  length: reportWords.tooLong(MOST_DAYS),
}

/**
 * Keys that change a part of a date in a date field. Other keys move to another part, or open the
 * calendar.
 */
const TYPES = /^(\p{Nd}|Arrow.*|Backspace|Delete)$/u

interface OwnRangeProps {
  range: Range
  pick: (range: Range) => void
}

/**
 * A range between two dates that the person chooses. While a date is typed, each digit makes a
 * complete date (the 1st, then the 11th). So a typed date is used only when the person leaves the
 * field or presses Enter. A date from the calendar is used at once. The fields are never replaced,
 * so that they keep the focus.
 */
export const OwnRange = ({ range, pick }: OwnRangeProps) => {
  const [typed, setTyped] = useState({ from: range.from, to: range.to })
  const [problem, setProblem] = useState<ReturnType<typeof rangeProblem>>()
  const typing = useRef(false)
  // Shows the new range also if the arrow buttons or the address changed it.
  useEffect(() => {
    setTyped({ from: range.from, to: range.to })
    setProblem(undefined)
  }, [range.from, range.to])
  const take = ({ from, to }: typeof typed) => {
    typing.current = false
    setProblem(rangeProblem(from, to))
    const own = ownRange(from, to)
    if (own && (from !== range.from || to !== range.to)) pick(own)
  }
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    if (typing.current) setProblem(undefined)
    else take(next)
  }
  return (
    <div class="own">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {reportWords[end]}
          <input
            type="date"
            id={`own-${end}`}
            value={typed[end]}
            aria-invalid={problem !== undefined}
            onKeyDown={(event) => {
              const key = namedKeyOf(event) ?? ''
              if (key === 'Enter') take({ ...typed, [end]: event.currentTarget.value })
              else if (TYPES.test(key)) typing.current = true
            }}
            onInput={({ currentTarget: { value } }) => change({ [end]: value })}
            onBlur={({ currentTarget: { value } }) => take({ ...typed, [end]: value })}
          />
        </label>
      ))}
      <p role="alert" class="failed">
        {problem && problemWords[problem]}
      </p>
    </div>
  )
}
