import { useState } from 'preact/hooks'
import { BASE, type Categories, DETAILED } from '../../../core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../core/scheme/versions.ts'
import type { Readiness } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { listOf } from '../../formats.ts'
import { Questions, readinessIn } from '../../settings/categories/readiness.tsx'
import { refusalWords } from '../../settings/categories/refusal-words.ts'
import { categoryWords } from '../../words/categories.ts'
import { nameOf } from '../../words/names.ts'
import { schemeWords } from '../../words/scheme.ts'
import { FailureMessage } from '../failure-message.tsx'
import { nextStep, SetUpSteps } from '../set-up-steps.tsx'
import { useAct } from '../use-act.ts'
import type { SchemePorts } from './ports.ts'

const words = schemeWords.setUp

type Kind = 'base' | 'detailed'

const namesOf = (categories: Categories) => listOf(categories.map(nameOf))

const MORE: Record<Kind, string> = {
  base: namesOf(BASE),
  detailed: words.all(namesOf(DETAILED.slice(BASE.length))),
}

const Kinds = () => (
  <fieldset id="first-kind">
    <legend>{categoryWords.kind}</legend>
    {(['base', 'detailed'] as const).map((one) => (
      <p key={one}>
        <label>
          <input
            type="radio"
            name="kind"
            value={one}
            defaultChecked={one === 'base'}
            aria-describedby={`kind-${one}`}
          />
          {words[one]}
        </label>
        <span class="hint" id={`kind-${one}`}>
          {MORE[one]}
        </span>
      </p>
    ))}
  </fieldset>
)

/**
 * Stores the chosen categories. The 8 base categories are in force already, so only the 18 detailed
 * categories are stored, as a change of the scheme.
 */
const store = async (ports: SchemePorts, team: string, kind: Kind, answers: Readiness) => {
  if (kind === 'detailed') {
    const { version, changeEvery } = FIRST_SCHEME
    return ports.change(team, version, { changeEvery, categories: DETAILED }, answers)
  }
  await ports.answer(team, answers)
  return undefined
}

interface SetUpProps {
  ports: SchemePorts
  team: string
  go: (hash: string) => void
}

/**
 * The second step of setting up a new endpoint. If the person skips this step, the team has the 8
 * base categories, and the readiness questions are asked later.
 */
export const SetUpScheme = ({ ports, team, go }: SetUpProps) => {
  const [refused, refuse] = useState('')
  const { busy, failed, act } = useAct()
  const goOn = () => go(nextStep(2))
  const submit = (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const kind = given.get('kind') === 'detailed' ? 'detailed' : 'base'
    const answers = readinessIn(given)
    if (!answers) return
    void act(async () => {
      const refusal = await store(ports, team, kind, answers)
      if (refusal) refuse(refusalWords(refusal))
      else goOn()
    })
  }
  return (
    <form id="set-up-scheme" onSubmit={submit} aria-busy={busy}>
      <SetUpSteps at={2} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Kinds />
      <Questions heading="h2" />
      <FailureMessage text={failed || refused} />
      <p class="acts">
        <button type="submit" class="button main" disabled={busy}>
          {words.button}
        </button>
        <Button id="skip-scheme" onClick={goOn}>
          {words.skip}
        </Button>
      </p>
    </form>
  )
}
