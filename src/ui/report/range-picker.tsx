import { MONDAY, type Range, rangeAround, shiftRange } from '../../core/report/range.ts'
import { reportWords } from '../words/report.ts'
import { Segmented } from './segmented.tsx'

interface PickerProps {
  range: Range
  today: string
  /**
   * The weekday on which weeks begin; 1 is Monday, 7 is Sunday. The default is Monday, as in every
   * team report.
   */
  firstDay?: number
  pick: (range: Range) => void
}

const KINDS = ['week', 'month', 'quarter', 'own'] as const

/**
 * The day that the new range contains after the person has chosen another kind of range, such as a
 * week or a month. It is today if the old range contains today, or else the first day of the old
 * range.
 */
const dayIn = ({ from, to }: Range, today: string) => (from <= today && today <= to ? today : from)

const Steps = ({ range, today, pick }: PickerProps) => (
  <div class="segmented steps">
    <button
      type="button"
      id="earlier"
      aria-label={reportWords.earlier}
      onClick={() => pick(shiftRange(range, -1))}
    >
      ‹
    </button>
    <button
      type="button"
      id="later"
      aria-label={reportWords.later}
      disabled={range.to >= today}
      onClick={() => {
        const next = shiftRange(range, 1)
        pick(next)
        // At the newest range this button is disabled and would lose the focus, so the other button
        // gets it.
        if (next.to >= today) document.getElementById('earlier')?.focus()
      }}
    >
      ›
    </button>
  </div>
)

export const RangePicker = (props: PickerProps) => {
  const { range, today, firstDay = MONDAY, pick } = props
  return (
    <>
      <Segmented
        id="kind"
        label={reportWords.range}
        options={KINDS}
        nameOf={(kind) => reportWords.kinds[kind]}
        chosen={range.kind}
        choose={(kind) =>
          pick(
            kind === 'own' ? { ...range, kind } : rangeAround(kind, dayIn(range, today), firstDay),
          )
        }
      />
      <Steps {...props} />
    </>
  )
}
