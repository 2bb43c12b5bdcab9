import { useState } from 'preact/hooks'
import { minute } from '../../../core/time/units.ts'
import { timeOfDay } from '../../dates.ts'
import { type Draft, partsOf, withAnother } from '../../stretch-parts.ts'
import { dayWords } from '../../words/day.ts'
import { rowName } from '../row-name.ts'
import { CategoryField } from './category-field.tsx'
import { Form } from './form.tsx'
import type { RowFormProps } from './row-form.ts'

interface PartProps {
  number: number
  from: number | undefined
  draft: Draft
  isWrong: boolean
  /**
   * The end of the time away if this is the last part, because the end of the last part is not
   * typed. Undefined for the other parts.
   */
  end: number | undefined
  stored: RowFormProps['stored']
  change: (patch: Partial<Draft>) => void
  /** Removes this part. Undefined if this is the only part. */
  remove: (() => void) | undefined
}

const Part = ({ number, from, draft, isWrong, end, stored, change, remove }: PartProps) => (
  <li>
    <span class="from">
      {from !== undefined && timeOfDay(from)}–{end !== undefined && timeOfDay(end)}
    </span>
    {end === undefined && (
      <input
        type="time"
        required
        aria-label={dayWords.partUntil(number)}
        aria-invalid={isWrong}
        value={draft.until}
        onInput={({ currentTarget: { value } }) => change({ until: value })}
      />
    )}
    <CategoryField
      stored={stored}
      value={draft.category}
      name={`part-${number}`}
      bare
      choose={(category) => change({ category })}
      label={dayWords.partWhat(number)}
      none={dayWords.later}
    />
    {remove && (
      <button type="button" class="plain" aria-label={dayWords.partRemove(number)} onClick={remove}>
        ×
      </button>
    )}
  </li>
)

/**
 * The form that assigns a category to time away, as a whole or in parts. Parts without a category
 * stay unexplained.
 */
export const ExplainForm = ({ row, stored, acts, close }: RowFormProps) => {
  const { startedAt, endedAt = startedAt } = row.stretch
  const [drafts, setDrafts] = useState<Draft[]>([{ until: '', category: '' }])
  const parts = partsOf(drafts, startedAt, endedAt)
  const said = parts?.filter(({ category }) => category) ?? []
  const change = (index: number, patch: Partial<Draft>) =>
    setDrafts((all) => all.map((draft, i) => (i === index ? { ...draft, ...patch } : draft)))
  const save = async () => {
    if (!parts) return acts.refuse('outside', row.startedAt)
    if (said.length === 0) return close()
    if (await acts.edit({ do: 'explain', id: row.id, parts: said }, row.startedAt)) close()
  }
  const room = endedAt - (parts?.at(-1)?.from ?? endedAt) >= 2 * minute
  const label = dayWords.about(dayWords.explain, rowName(row, stored.categories))
  const isTyped = drafts.length > 1 || drafts.some(({ category }) => category)
  return (
    <Form id="explain" label={label} isTyped={isTyped} save={save} close={close}>
      <ol class="parts">
        {drafts.map((draft, i) => (
          <Part
            key={i}
            number={i + 1}
            from={parts?.[i]?.from}
            draft={draft}
            isWrong={!parts}
            end={i === drafts.length - 1 ? endedAt : undefined}
            stored={stored}
            change={(patch) => change(i, patch)}
            remove={drafts.length > 1 ? () => setDrafts((all) => all.toSpliced(i, 1)) : undefined}
          />
        ))}
      </ol>
      {!parts && (
        <p class="failed">{dayWords.partsHint(timeOfDay(startedAt), timeOfDay(endedAt))}</p>
      )}
      <button
        type="button"
        class="button another"
        disabled={!room}
        onClick={() => setDrafts((all) => withAnother(all, startedAt, endedAt))}
      >
        {dayWords.addPart}
      </button>
    </Form>
  )
}
