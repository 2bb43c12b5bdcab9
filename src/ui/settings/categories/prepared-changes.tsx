import type { ComponentChildren } from 'preact'
import { preparedScheme, type SchemeDraft } from '../../../core/scheme/draft.ts'
import { differences } from '../../../core/scheme/edits.ts'
import { Button } from '../../button.tsx'
import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import type { SchemeRefusal, TeamPort } from '../ports.ts'
import { Changes } from './changes.tsx'
import { Questions, readinessIn } from './readiness.tsx'
import { refusalWords } from './refusal-words.ts'
import type { SchemeActs } from './scheme-acts.ts'

interface PreparedProps {
  view: SchemeDraft
  acts: SchemeActs
  facts: TeamPort['facts']
  /** More text about the change. */
  preview: ComponentChildren
  heading: 'h2' | 'h3'
}

const Refused = ({ refusal }: { refusal: SchemeRefusal | undefined }) => (
  <p role="alert" class="failed">
    {refusal && refusalWords(refusal)}
  </p>
)

/**
 * The button that cancels a request to the endpoint. It is shown while the request is under way.
 */
export const CancelChange = ({ cancel }: { cancel: () => void }) => (
  <Button id="cancel-change" onClick={cancel}>
    {words.cancel}
  </Button>
)

/**
 * The changes that the person has prepared, and the button that puts them in force. Shows no list
 * if there are no changes.
 */
export const Prepared = ({ view, acts, facts, preview, heading: Heading }: PreparedProps) => {
  const { edits, newest, pending, allowedFrom } = view
  const { busy, cancel, refusal, putInForce, unedit } = acts
  if (edits.length === 0) return <Refused refusal={refusal} />
  const next = preparedScheme(view)
  const differs = differences(newest, next).length > 0
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    putInForce(readinessIn(new FormData(event.currentTarget as HTMLFormElement)))
  }
  return (
    <form id="prepared" onSubmit={submit}>
      <Heading>{words.prepared}</Heading>
      <Changes before={newest} after={next} />
      {differs && preview}
      <p>{differs ? words.preparedHint : words.nothingDiffers}</p>
      {acts.asksReadiness && differs && !allowedFrom && (
        <Questions facts={facts} heading={Heading === 'h2' ? 'h3' : 'h4'} />
      )}
      {allowedFrom && <p class="sees">{words.allowedFrom(dayInFull(allowedFrom))}</p>}
      <p class="acts">
        <button
          type="submit"
          id="put-in-force"
          class="button main"
          aria-busy={busy}
          disabled={!differs || allowedFrom !== undefined}
        >
          {pending?.from ? words.putInForceOn(dayInFull(pending.from)) : words.putInForce}
        </button>
        {cancel ? (
          <CancelChange cancel={cancel} />
        ) : (
          <>
            <Button onClick={() => unedit('last')}>{words.undo}</Button>
            <Button onClick={() => unedit('all')}>{words.discard}</Button>
          </>
        )}
      </p>
      <Refused refusal={refusal} />
    </form>
  )
}
