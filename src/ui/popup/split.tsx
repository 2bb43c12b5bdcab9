import { useState } from 'preact/hooks'
import type { Part } from '../../core/editing/edit.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import { BREAK } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { time } from '../formats.ts'
import { type Draft, fieldTime, partsOf } from '../parts.ts'
import { nameOf, words } from '../words/here.ts'

const halves = (from: number, to: number): Draft[] => [
  { until: fieldTime(from + (to - from) / 2), category: '' },
  { until: '', category: '' },
]

export interface SplitProps {
  question: NonNullable<PopupView['question']>
  /** What a part can have been, beside a break. */
  answers: Categories
  busy: boolean
  save: (parts: Part[]) => void
  close: () => void
}

/** Says of a stretch away, part by part, what it was. */
export const Split = ({ question, answers, busy, save, close }: SplitProps) => {
  const { startedAt, endedAt } = question
  const [drafts, setDrafts] = useState(() => halves(startedAt, endedAt))
  const parts = partsOf(drafts, startedAt, endedAt)
  const said = parts?.filter(({ category }) => category) ?? []
  const change = (index: number, patch: Partial<Draft>) =>
    setDrafts((all) => all.map((draft, i) => (i === index ? { ...draft, ...patch } : draft)))
  const add = () => {
    const start = parts?.at(-1)?.from ?? endedAt
    const until = fieldTime(start + (endedAt - start) / 2)
    setDrafts([...drafts.slice(0, -1), { until, category: '' }, ...drafts.slice(-1)])
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (parts && said.length > 0) save(said)
  }
  return (
    <form class="split" onSubmit={submit}>
      <ol>
        {drafts.map((draft, i) => (
          <li key={i}>
            <span class="from">
              {parts?.[i] ? time(parts[i].from) : i === 0 && time(startedAt)}
            </span>
            {'–'}
            {i < drafts.length - 1 ? (
              <input
                type="time"
                required
                aria-label={words.partUntil(i + 1)}
                aria-invalid={!parts}
                value={draft.until}
                onInput={({ currentTarget: { value } }) => change(i, { until: value })}
              />
            ) : (
              <span class="until">{time(endedAt)}</span>
            )}
            <select
              aria-label={words.partWhat(i + 1)}
              value={draft.category}
              onChange={({ currentTarget: { value } }) => change(i, { category: value })}
            >
              <option value="">{words.later}</option>
              {answers.map((category) => (
                <option key={category.id} value={category.id}>
                  {nameOf(category)}
                </option>
              ))}
              <option value={BREAK}>{words.notWork}</option>
            </select>
            <button
              type="button"
              class="plain"
              aria-label={words.partRemove(i + 1)}
              disabled={drafts.length < 3}
              onClick={() => setDrafts(drafts.toSpliced(i, 1))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <p role="alert">{!parts && words.partTimes(time(startedAt), time(endedAt))}</p>
      <div class="row answers">
        <button type="submit" id="split-save" class="button" disabled={said.length === 0 || busy}>
          {words.save}
        </button>
        <button
          type="button"
          class="button"
          disabled={!parts || endedAt - (parts.at(-1)?.from ?? endedAt) < 2 * minute}
          onClick={add}
        >
          {words.addPart}
        </button>
        <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={close}>
          {words.back}
        </button>
      </div>
    </form>
  )
}
