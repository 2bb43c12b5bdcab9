import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Part } from '../../core/editing/types.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import { BREAK } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { PopupView } from '../../store/views/popup-view.ts'
import { time } from '../formats.ts'
import { type Draft, fieldTime, partsOf } from '../stretch-parts.ts'
import { answerWords } from '../words/answers.ts'
import { nameOf, words } from '../words/common.ts'
import { BACK_KEYS } from './back-key.ts'

/**
 * The time of day without the weekday, because the text of the question already contains the
 * weekday.
 */
const timeOfDay = (at: number) => time(at, at)

const halves = (from: number, to: number): Draft[] => [
  { until: fieldTime(from + (to - from) / 2), category: '' },
  { until: '', category: '' },
]

export interface SplitProps {
  question: NonNullable<PopupView['question']>
  /** The categories that a part of time away can have. A break can be chosen as well. */
  answers: Categories
  busy: boolean
  save: (parts: Part[]) => void
  close: () => void
}

/**
 * The parts of the time away: `drafts` as typed, `parts` as instants (undefined while the input is
 * not valid), and functions that change the drafts.
 */
const useParts = (from: number, to: number) => {
  const [drafts, setDrafts] = useState(() => halves(from, to))
  const parts = partsOf(drafts, from, to)
  return {
    drafts,
    parts,
    change: (index: number, patch: Partial<Draft>) =>
      setDrafts((all) => all.map((draft, i) => (i === index ? { ...draft, ...patch } : draft))),
    remove: (index: number) => setDrafts(drafts.toSpliced(index, 1)),
    add: () => {
      const start = parts?.at(-1)?.from ?? to
      const until = fieldTime(start + (to - start) / 2)
      setDrafts([...drafts.slice(0, -1), { until, category: '' }, ...drafts.slice(-1)])
    },
  }
}

/** The form that divides time away into parts, each with a category. */
export const Split = ({ question, answers, busy, save, close }: SplitProps) => {
  const { startedAt, endedAt } = question
  const { drafts, parts, change, remove, add } = useParts(startedAt, endedAt)
  const said = parts?.filter(({ category }) => category) ?? []
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (parts && said.length > 0) save(said)
  }
  return (
    <form class="split" ref={form} onSubmit={submit}>
      <ol>
        {drafts.map((draft, i) => (
          <PartRow
            key={i}
            number={i + 1}
            draft={draft}
            from={parts?.[i]?.from ?? (i === 0 ? startedAt : undefined)}
            end={i === drafts.length - 1 ? endedAt : undefined}
            isInvalid={!parts}
            answers={answers}
            change={(patch) => change(i, patch)}
            remove={drafts.length < 3 ? undefined : () => remove(i)}
          />
        ))}
      </ol>
      <p role="alert">
        {!parts && answerWords.partTimes(timeOfDay(startedAt), timeOfDay(endedAt))}
      </p>
      <div class="answers">
        <button type="submit" id="split-save" class="button" disabled={said.length === 0 || busy}>
          {answerWords.save}
        </button>
        <button
          type="button"
          class="button"
          disabled={!parts || endedAt - (parts.at(-1)?.from ?? endedAt) < 2 * minute}
          onClick={add}
        >
          {answerWords.addPart}
        </button>
        <button type="button" class="plain" aria-keyshortcuts={BACK_KEYS} onClick={close}>
          {answerWords.back}
        </button>
      </div>
    </form>
  )
}

interface PartRowProps {
  number: number
  draft: Draft
  /** The start of a part of time away. Undefined while the typed times before it are wrong. */
  from: number | undefined
  /** The end of the last part, which is not typed. Undefined for the other parts. */
  end: number | undefined
  isInvalid: boolean
  answers: Categories
  change: (patch: Partial<Draft>) => void
  remove: (() => void) | undefined
}

const PartRow = (props: PartRowProps) => {
  const { number, draft, from, end, isInvalid, answers, change, remove } = props
  return (
    <li>
      <span class="from">{from !== undefined && timeOfDay(from)}</span>
      {'–'}
      {end === undefined ? (
        <input
          type="time"
          required
          aria-label={answerWords.partUntil(number)}
          aria-invalid={isInvalid}
          value={draft.until}
          onInput={({ currentTarget: { value } }) => change({ until: value })}
        />
      ) : (
        <span class="until">{timeOfDay(end)}</span>
      )}
      <select
        aria-label={answerWords.partWhat(number)}
        value={draft.category}
        onChange={({ currentTarget: { value } }) => change({ category: value })}
      >
        <option value="">{answerWords.later}</option>
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
        aria-label={answerWords.partRemove(number)}
        disabled={!remove}
        onClick={remove}
      >
        ×
      </button>
    </li>
  )
}
