import { Button } from '../button.tsx'
import { reportWords } from '../words/report.ts'

interface NotReadProps {
  failure: keyof typeof reportWords.failures
  /** The id of the button that tries again. */
  id: string
  again: () => void
}

/** Says why the figures could not be read from the endpoint, with a button that tries again. */
export const NotRead = ({ failure, id, again }: NotReadProps) => (
  <div class="empty">
    <p class="failed" role="alert">
      {reportWords.failures[failure]}
    </p>
    <Button id={id} onClick={again}>
      {reportWords.tryAgain}
    </Button>
  </div>
)
