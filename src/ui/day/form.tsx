import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { namedKeyOf } from '../keys.ts'
import { dayWords } from '../words/day.ts'

interface FormProps {
  id: string
  label: string
  /** Something was typed that would be lost. */
  isTyped: boolean
  save: () => void
  close: () => void
  children: ComponentChildren
}

/** Asks before the page goes while something typed would go with it; else it never asks. */
const useAsking = (isTyped: boolean) =>
  useEffect(() => {
    if (!isTyped) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isTyped])

/** A small form: its first field has the focus, Enter stores, Escape closes. */
export const Form = ({ id, label, isTyped, save, close, children }: FormProps) => {
  useAsking(isTyped)
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
        if (namedKeyOf(event) !== 'Escape') return
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
