import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { namedKeyOf } from '../../keys.ts'
import { useLeaveWarning } from '../../leave-warning.ts'
import { dayWords } from '../../words/day.ts'
import type { Takes } from '../time-taken.ts'

interface FormProps {
  id: string
  label: string
  /** Whether the person has typed something that would be lost if the form closed. */
  isTyped: boolean
  /**
   * The time that the edit takes from other rows. It is shown while the person types, and must be
   * confirmed if a whole row would be removed.
   */
  takes?: Takes | undefined
  save: () => void
  close: () => void
  children: ComponentChildren
}

/**
 * A small form, used for every edit of the day page. Its first field gets the focus; Enter stores,
 * Escape closes.
 */
export const Form = ({ id, label, isTyped, takes, save, close, children }: FormProps) => {
  const [asked, ask] = useState<string>()
  const isAsked = takes?.whole === true && asked === takes.text
  useLeaveWarning(isTyped)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  // The question for confirmation makes the form higher. The page then scrolls, so that the form's
  // buttons stay visible.
  useLayoutEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [isAsked])
  return (
    <form
      id={id}
      class="edit"
      aria-label={label}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        if (takes?.whole && !isAsked) ask(takes.text)
        else save()
      }}
      onKeyDown={(event) => {
        const key = namedKeyOf(event)
        // Enter submits a form from a text field, but not from a list (`select`), so this function
        // handles Enter in a list. While a list is open, the page does not receive its keys.
        if (key === 'Enter' && event.target instanceof HTMLSelectElement) {
          event.preventDefault()
          form.current?.requestSubmit()
        }
        if (key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      {children}
      <p class="takes" role={isAsked ? 'alert' : 'status'}>
        {takes && [takes.text, isAsked && dayWords.takesSure].filter(Boolean).join(' ')}
      </p>
      <div class="ends">
        <button type="submit" class="button main">
          {isAsked ? dayWords.saveTaking : dayWords.save}
        </button>
        <button type="button" class="button" aria-keyshortcuts="Escape" onClick={close}>
          {dayWords.cancel}
        </button>
      </div>
    </form>
  )
}
