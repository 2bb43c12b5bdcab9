import { useState } from 'preact/hooks'
import { MOST_DAYS, moved, ownRange, type Range, rangeAround } from '../../core/report/range.ts'
import { reportWords } from '../words/report.ts'
import { capital, rangeName } from './formats.ts'

interface PickerProps {
  range: Range
  today: string
  pick: (range: Range) => void
}

const KINDS = ['week', 'month', 'quarter', 'own'] as const

/** The day that the other kinds of range are laid around: today if it lies in this one. */
const dayIn = ({ from, to }: Range, today: string) => (from <= today && today <= to ? today : from)

const Own = ({ range, pick }: Pick<PickerProps, 'range' | 'pick'>) => {
  const [typed, setTyped] = useState({ from: range.from, to: range.to })
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    const own = ownRange(next.from, next.to)
    if (own) pick(own)
  }
  const wrong = !ownRange(typed.from, typed.to)
  return (
    <div class="own">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {reportWords[end]}
          <input
            type="date"
            id={`own-${end}`}
            value={typed[end]}
            aria-invalid={wrong}
            onInput={({ currentTarget: { value } }) => change({ [end]: value })}
          />
        </label>
      ))}
      <p role="alert" class="failed">
        {wrong && reportWords.wrongRange(MOST_DAYS)}
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
        onClick={() => pick(moved(range, -1))}
      >
        ‹
      </button>
      <button
        type="button"
        class="button"
        id="later"
        aria-label={reportWords.later}
        disabled={range.to >= today}
        onClick={() => pick(moved(range, 1))}
      >
        ›
      </button>
      <h2 aria-live="polite">{capital(rangeName(range))}</h2>
    </div>
    {range.kind === 'own' && <Own key={`${range.from} ${range.to}`} {...{ range, pick }} />}
  </div>
)
