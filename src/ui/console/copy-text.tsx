import { useRef, useState } from 'preact/hooks'
import { Button } from '../button.tsx'
import { consoleWords } from '../words/console.ts'

interface CopyTextProps {
  label: string
  text: string
  /** Called when the person has copied the text, with the button or with keys. */
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
      // Copying fails if the page was loaded over plain HTTP, or if a company policy forbids it.
      // Then the text is selected, so that the person can copy it with keys.
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
