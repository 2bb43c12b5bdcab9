import { useState } from 'preact/hooks'
import { categoryWords as words } from '../../words/categories.ts'
import type { Readiness } from '../ports.ts'

const QUESTIONS = ['indicatorsInCrm', 'crmForHalfAYear'] as const
const RISKS = { indicatorsInCrm: words.indicatorsRisk, crmForHalfAYear: words.crmRisk }

const Question = ({ name }: { name: keyof Readiness }) => {
  const [answer, setAnswer] = useState<boolean>()
  return (
    <fieldset class="question">
      <legend>{words[name]}</legend>
      {[true, false].map((yes) => (
        <label key={String(yes)}>
          <input
            type="radio"
            name={name}
            value={yes ? 'yes' : 'no'}
            required
            onChange={() => setAnswer(yes)}
          />
          {yes ? words.yes : words.no}
        </label>
      ))}
      <p role="status">{answer === false && RISKS[name]}</p>
    </fieldset>
  )
}

/** Asked once, before a team's first scheme of its own; it forbids nothing. */
export const Questions = () => (
  <div id="readiness">
    <h4>{words.readiness}</h4>
    <p>{words.readinessHint}</p>
    {QUESTIONS.map((name) => (
      <Question key={name} name={name} />
    ))}
  </div>
)

/** The answers. Returns undefined if nothing was asked. */
export const readinessIn = (form: FormData): Readiness | undefined =>
  form.has(QUESTIONS[0])
    ? {
        indicatorsInCrm: form.get('indicatorsInCrm') === 'yes',
        crmForHalfAYear: form.get('crmForHalfAYear') === 'yes',
      }
    : undefined
