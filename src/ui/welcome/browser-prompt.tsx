import { type Asking, questionOf } from '../settings/browser-question.ts'
import { asksWords } from '../words/permission-prompts.ts'

interface BrowserPromptProps {
  asking: Asking
  /**
   * The sites that the browser will name in its question for permission. Empty if the question is
   * about no particular site.
   */
  sites: readonly string[]
}

/**
 * A picture of the browser's question that also shows which answer to choose. So the question does
 * not surprise the person.
 */
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
