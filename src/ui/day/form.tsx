import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { dayWords } from '../words/day.ts'

interface FormProps {
  id: string
  label: string
  save: () => void
  close: () => void
  children: ComponentChildren
}

/** A small form: its first field has the focus, Enter stores, Escape closes. */
export const Form = ({ id, label, save, close, children }: FormProps) => {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  return (
    <form
      id={id}
      class="edit"
      aria-label={label}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      {children}
      <div class="ends">
        <button type="submit" class="button main">
          {dayWords.save}
        </button>
        <button type="button" class="button" aria-keyshortcuts="Escape" onClick={close}>
          {dayWords.cancel}
        </button>
      </div>
    </form>
  )
}
