import { useEffect, useRef, useState } from 'preact/hooks'
import {
  MOST_DAYS,
  ownRange,
  type Range,
  rangeAround,
  rangeProblem,
  shiftRange,
} from '../../core/report/range.ts'
import { namedKeyOf } from '../keys.ts'
import { reportWords } from '../words/report.ts'
import { capital, rangeName } from './formats.ts'

interface PickerProps {
  range: Range
  today: string
  pick: (range: Range) => void
}

const KINDS = ['week', 'month', 'quarter', 'own'] as const

/** The day around which another kind of range is chosen: today if it is in this one. */
const dayIn = ({ from, to }: Range, today: string) => (from <= today && today <= to ? today : from)

const problemWords = {
  dates: reportWords.noDates,
  order: reportWords.wrongOrder,
  length: reportWords.tooLong(MOST_DAYS),
}

/** Keys that change a part of a date; others move between the parts, or open the calendar. */
const TYPES = /^(\p{Nd}|Arrow.*|Backspace|Delete)$/u

/**
 * A range with dates of the person's choice. While a date is typed, it is a whole date after each
 * digit (the 1st, the 11th): it counts when the field is left, or at Enter. A date from the calendar
 * counts at once. The fields are never replaced, so that they keep the focus.
 */
const Own = ({ range, pick }: Pick<PickerProps, 'range' | 'pick'>) => {
  const [typed, setTyped] = useState({ from: range.from, to: range.to })
  const [problem, setProblem] = useState<ReturnType<typeof rangeProblem>>()
  const typing = useRef(false)
  // Also for a range from the arrows or the address.
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

export const RangePicker = ({ range, today, pick }: PickerProps) => (
  <div class="range">
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a box of its own */}
    <div class="kinds" role="group" aria-label={reportWords.range}>
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={range.kind === kind}
          onClick={() =>
            pick(kind === 'own' ? { ...range, kind } : rangeAround(kind, dayIn(range, today)))
          }
        >
          {reportWords.kinds[kind]}
        </button>
      ))}
    </div>
    <div class="steps">
      <button
        type="button"
        class="button"
        id="earlier"
        aria-label={reportWords.earlier}
        onClick={() => pick(shiftRange(range, -1))}
      >
        ‹
      </button>
      <button
        type="button"
        class="button"
        id="later"
        aria-label={reportWords.later}
        disabled={range.to >= today}
        onClick={() => {
          const next = shiftRange(range, 1)
          pick(next)
          // This button is then disabled and would lose the focus.
          if (next.to >= today) document.getElementById('earlier')?.focus()
        }}
      >
        ›
      </button>
      <h2 id="shown-range" tabIndex={-1} aria-live="polite">
        {capital(rangeName(range))}
      </h2>
    </div>
    {range.kind === 'own' && <Own range={range} pick={pick} />}
  </div>
)
