import { useRef, useState } from 'preact/hooks'
import { Button } from '../button.tsx'
import { consoleWords } from '../words/console.ts'

interface CopyTextProps {
  label: string
  text: string
}

/** A text that is shown only once, with a button to copy it. */
export const CopyText = ({ label, text }: CopyTextProps) => {
  const field = useRef<HTMLInputElement>(null)
  const [said, say] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      say(consoleWords.copied)
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
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button onClick={() => void copy()}>{consoleWords.copy}</Button>
      <span role="status">{said}</span>
    </p>
  )
}
