import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Edit } from '../../../core/editing/types.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { useLeaveWarning } from '../../leave-warning.ts'
import { dayWords } from '../../words/day.ts'
import { TimeInput, useTime } from '../forms/time-field.tsx'
import { closeOnLeave } from '../pick/close-on-leave.ts'
import { effectOf } from '../time-taken.ts'
import type { Acts } from '../use-acts.ts'
import type { ViewRow } from '../view.ts'
import { editorKeys } from './editor-keys.ts'

interface TimeEditorProps {
  row: ViewRow
  which: 'from' | 'to'
  /** The stored instant of the start or end. */
  at: number
  stored: StoredDay
  acts: Acts
  close: () => void
}

const changeOf = (id: string, which: 'from' | 'to', at: number): Edit =>
  which === 'from' ? { do: 'change', id, startedAt: at } : { do: 'change', id, endedAt: at }

/**
 * The field for a start or an end, in place of its cell. Enter or leaving the field stores the
 * time, Escape does not.
 */
export const TimeEditor = ({ row, which, at, stored, acts, close }: TimeEditorProps) => {
  const time = useTime(at, stored.day, which === 'to' ? row.startedAt : undefined)
  const [asked, ask] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  useLeaveWarning(time.isTyped)
  useLayoutEffect(() => {
    form.current?.querySelector('input')?.focus()
  }, [])
  const change = time.value === undefined ? undefined : changeOf(row.id, which, time.value)
  const { takes, gives } = effectOf(stored, Date.now(), time.isTyped ? change : undefined)
  const isAsked = takes?.whole === true && asked === takes.text
  // The question for confirmation makes the form higher. The page then scrolls, so that the form's
  // buttons stay visible.
  useLayoutEffect(() => {
    if (isAsked) form.current?.querySelector('.hint')?.scrollIntoView({ block: 'nearest' })
  }, [isAsked])
  const save = async () => {
    if (!time.isTyped) return close()
    if (!change) return acts.refuse('time', row.startedAt)
    if (takes?.whole && !isAsked) return ask(takes.text)
    if (await acts.edit(change, row.startedAt)) close()
  }
  return (
    <form
      ref={form}
      class="inline"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={editorKeys({ save: () => void save(), close })}
      onFocusOut={closeOnLeave(() => !isAsked && void save())}
    >
      <TimeInput label={dayWords[which]} name={which} time={time} />
      {(takes || gives) && (
        <div class="hint" role={isAsked ? 'alert' : 'status'}>
          <p class="takes">
            {[takes?.text, gives, isAsked && dayWords.takesSure].filter(Boolean).join(' ')}
          </p>
          {isAsked && (
            <div class="ends">
              <button type="submit" class="button">
                {dayWords.saveTaking}
              </button>
              <button type="button" class="button" onClick={close}>
                {dayWords.cancel}
              </button>
            </div>
          )}
        </div>
      )}
    </form>
  )
}
