import { useEffect, useState } from 'preact/hooks'
import type { ReadinessFacts } from '../../../core/indicators/readiness.ts'
import { ReadinessFacts as KnownFacts } from '../../results/readiness-facts.tsx'
import { categoryWords as words } from '../../words/categories.ts'
import type { Readiness, TeamPort } from '../ports.ts'

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

/**
 * The facts that the endpoint has for the two readiness questions (see `Questions` below). Nothing
 * is shown if the request fails.
 */
const Known = ({ facts }: Pick<TeamPort, 'facts'>) => {
  const [known, setKnown] = useState<ReadinessFacts>()
  useEffect(() => {
    facts().then(setKnown, () => undefined)
  }, [])
  return known ? <KnownFacts {...known} /> : null
}

interface QuestionsProps extends Partial<Pick<TeamPort, 'facts'>> {
  /**
   * The level of the heading. `facts` is absent if the team is so new that nothing is known about
   * it.
   */
  heading: 'h2' | 'h3' | 'h4'
}

/**
 * The two readiness questions: whether the team keeps its key indicators in the CRM, and whether it
 * has used that CRM for half a year. They are asked once, before a team's first scheme of its own.
 * The change is allowed whatever the answers are.
 */
export const Questions = ({ facts, heading: Heading }: QuestionsProps) => (
  <div id="readiness">
    <Heading>{words.readiness}</Heading>
    <p>{words.readinessHint}</p>
    {facts && <Known facts={facts} />}
    {QUESTIONS.map((name) => (
      <Question key={name} name={name} />
    ))}
  </div>
)

/** Reads the answers from a form. Returns undefined if the questions were not asked. */
export const readinessIn = (form: FormData): Readiness | undefined =>
  form.has(QUESTIONS[0])
    ? {
        indicatorsInCrm: form.get('indicatorsInCrm') === 'yes',
        crmForHalfAYear: form.get('crmForHalfAYear') === 'yes',
      }
    : undefined
