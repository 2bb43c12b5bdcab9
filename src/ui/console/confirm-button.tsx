import { useState } from 'preact/hooks'
import { Button } from '../button.tsx'

interface ConfirmButtonProps {
  id: string
  label: string
  /**
   * A longer label for screen readers. It is needed if several buttons of a page have the same
   * `label`.
   */
  about?: string
  /** The question that is asked before the action. It says what cannot be undone. */
  sure: string
  yes: string
  no: string
  busy: boolean
  act: () => void
}

/**
 * Moves the focus to the first answer button, so that a person who uses the keyboard continues
 * there. Defined outside of the component, so that it is the same function at every drawing: Preact
 * would call a new function again, and move the focus again.
 */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

/** A button for an action that cannot be undone. It asks the person to confirm the action. */
export const ConfirmButton = (props: ConfirmButtonProps) => {
  const { id, label, about, sure, yes, no, busy, act } = props
  const [asked, ask] = useState(false)
  if (!asked)
    return (
      <Button id={id} aria-label={about} disabled={busy} onClick={() => ask(true)}>
        {label}
      </Button>
    )
  const answer = (isSure: boolean) => {
    ask(false)
    if (isSure) act()
  }
  return (
    <span class="sure-box">
      {sure}{' '}
      <button
        type="button"
        class="button"
        id={`${id}-yes`}
        disabled={busy}
        ref={takeFocus}
        onClick={() => answer(true)}
      >
        {yes}
      </button>{' '}
      <Button onClick={() => answer(false)}>{no}</Button>
    </span>
  )
}
