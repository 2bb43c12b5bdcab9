import { type Asking, questionOf } from '../settings/browser-question.ts'
import { asksWords } from '../words/asks.ts'

interface BrowserPromptProps {
  asking: Asking
  /** The sites that the browser will name; none: any. */
  sites: readonly string[]
}

/** The browser's question as it will look, so that nobody is surprised by it, and what to answer. */
export const BrowserPrompt = ({ asking, sites }: BrowserPromptProps) => (
  <figure class="asks">
    <figcaption>{asksWords.browserAsks}</figcaption>
    <blockquote>
      <p>
        <b>{asksWords.title[asking]}</b>
      </p>
      <p>{asksWords.intro[asking]}</p>
      <p class="question" data-asking={asking}>
        {questionOf(asking, sites)}
      </p>
      <p class="answers" aria-hidden="true">
        <span>{asksWords.deny[asking]}</span>
        <span class="allow">{asksWords.allow}</span>
      </p>
    </blockquote>
    <p>{asksWords.why}</p>
  </figure>
)
