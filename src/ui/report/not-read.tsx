import { reportWords } from '../words/report.ts'

interface NotReadProps {
  failure: keyof typeof reportWords.failures
  /** Of the button. */
  id: string
  again: () => void
}

/** Why the endpoint's figures could not be read, and a way to try again. */
export const NotRead = ({ failure, id, again }: NotReadProps) => (
  <div class="empty">
    <p class="failed" role="alert">
      {reportWords.failures[failure]}
    </p>
    <button type="button" class="button" id={id} onClick={again}>
      {reportWords.tryAgain}
    </button>
  </div>
)
