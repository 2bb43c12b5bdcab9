import { useRef, useState } from 'preact/hooks'
import { Button } from '../button.tsx'
import { consoleWords } from '../words/console.ts'

interface CopyTextProps {
  label: string
  text: string
  /** Called when the person has copied the text, by the button or with keys. */
  onCopied?: () => void
}

/** A text that is shown only once, with a button to copy it. */
export const CopyText = ({ label, text, onCopied }: CopyTextProps) => {
  const field = useRef<HTMLInputElement>(null)
  const [said, say] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      say(consoleWords.copied)
      onCopied?.()
    } catch {
      // Copying fails on plain HTTP, or if the company forbids it: the text is selected instead.
      field.current?.select()
      say(consoleWords.notCopied)
    }
  }
  return (
    <p class="copying">
      <input
        ref={field}
        readonly
        value={text}
        aria-label={label}
        onCopy={onCopied}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button onClick={() => void copy()}>{consoleWords.copy}</Button>
      <span role="status">{said}</span>
    </p>
  )
}
