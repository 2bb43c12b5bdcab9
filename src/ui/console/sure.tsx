import { useState } from 'preact/hooks'

interface SureProps {
  id: string
  label: string
  /** What cannot be taken back. */
  sure: string
  yes: string
  no: string
  busy: boolean
  act: () => void
}

/** A button of an act that cannot be taken back: asked twice. */
export const Sure = ({ id, label, sure, yes, no, busy, act }: SureProps) => {
  const [asked, ask] = useState(false)
  if (!asked)
    return (
      <button type="button" class="button" id={id} disabled={busy} onClick={() => ask(true)}>
        {label}
      </button>
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
        // The person who opened it goes on here.
        ref={(button) => button?.focus()}
        onClick={() => answer(true)}
      >
        {yes}
      </button>{' '}
      <button type="button" class="button" onClick={() => answer(false)}>
        {no}
      </button>
    </span>
  )
}
