import { words } from '../words/here.ts'

/** A failure, shown over the footer so that nothing moves. */
export const Trouble = ({ text, dismiss }: { text: string; dismiss?: () => void }) => (
  <p class="trouble" role="alert">
    <span>{text}</span>
    {dismiss && (
      <button type="button" class="plain" aria-label={words.dismiss} onClick={dismiss}>
        ×
      </button>
    )}
  </p>
)
