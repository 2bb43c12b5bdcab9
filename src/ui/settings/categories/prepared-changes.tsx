import { differences } from '../../../core/scheme/edits.ts'
import { preparedScheme, type SchemeView } from '../../../store/scheme/edit.ts'
import { dayInFull } from '../../dates.ts'
import { categoryWords as words } from '../../words/categories.ts'
import type { Readiness, SchemeRefusal, TeamDoor } from '../ports.ts'
import { Changes } from './changes.tsx'
import { Questions, readinessIn } from './readiness.tsx'

interface PreparedProps {
  view: SchemeView
  busy: boolean
  /** Cancels the request; undefined if none runs. */
  cancel: (() => void) | undefined
  refusal: SchemeRefusal | undefined
  facts: TeamDoor['facts']
  putInForce: (readiness: Readiness | undefined) => void
  unedit: (what: 'last' | 'all') => void
}

const Refused = ({ refusal }: { refusal: SchemeRefusal | undefined }) => (
  <p role="alert" class="failed">
    {refusal &&
      ('allowedFrom' in refusal
        ? words.allowedFrom(dayInFull(refusal.allowedFrom))
        : words.outcomes[refusal.why])}
  </p>
)

/** The button while the endpoint is waited for. */
export const CancelChange = ({ cancel }: { cancel: () => void }) => (
  <button type="button" id="cancel-change" class="button" onClick={cancel}>
    {words.cancel}
  </button>
)

/** The prepared changes, and the button that puts them in force. Draws nothing if there are none. */
export const Prepared = (props: PreparedProps) => {
  const { view, busy, cancel, refusal, facts, putInForce, unedit } = props
  const { edits, newest, pending, allowedFrom, team } = view
  if (edits.length === 0) return <Refused refusal={refusal} />
  const next = preparedScheme(view)
  const differs = differences(newest, next).length > 0
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    putInForce(readinessIn(new FormData(event.currentTarget as HTMLFormElement)))
  }
  return (
    <form id="prepared" onSubmit={submit}>
      <h3>{words.prepared}</h3>
      <Changes before={newest} after={next} />
      <p>{differs ? words.preparedHint : words.nothingDiffers}</p>
      {team && !team.ready && differs && !allowedFrom && <Questions facts={facts} />}
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
            <button type="button" class="button" onClick={() => unedit('last')}>
              {words.undo}
            </button>
            <button type="button" class="button" onClick={() => unedit('all')}>
              {words.discard}
            </button>
          </>
        )}
      </p>
      <Refused refusal={refusal} />
    </form>
  )
}
