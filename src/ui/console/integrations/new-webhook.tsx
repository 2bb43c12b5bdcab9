import { useState } from 'preact/hooks'
import { type NewWebhook, WEBHOOK_EVENTS, type WebhookEvent } from '../../../sync/contract.ts'
import { NamedOptions } from '../../named-options.tsx'
import { integrationWords } from '../../words/integrations.ts'
import { CheckboxGroup } from '../checkbox-group.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import type { Named } from '../ports.ts'
import { useAct } from '../use-act.ts'

const words = integrationWords.webhooks

interface FormProps {
  teams: readonly Named[]
  make: (webhook: NewWebhook) => Promise<void>
}

/** A form for a new webhook; all events are selected at first. */
export const NewWebhookForm = ({ teams, make }: FormProps) => {
  const [url, setUrl] = useState('')
  const [team, setTeam] = useState('')
  const [events, setEvents] = useState<readonly WebhookEvent[]>(WEBHOOK_EVENTS)
  const { busy, failed, act } = useAct(words.problems)
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await make({ url, events: [...events], ...(team && { team }) })
      setUrl('')
    })
  }
  return (
    <form class="panel" id="new-webhook" onSubmit={submit} aria-busy={busy} aria-label={words.add}>
      <h3>{words.add}</h3>
      <div class="fields">
        <Field
          id="webhook-url"
          label={words.url}
          hint={words.urlHint}
          value={url}
          set={setUrl}
          required
          maxLength={2000}
        />
        <p class="field">
          <label for="webhook-team">{integrationWords.tokens.team}</label>
          <select
            id="webhook-team"
            value={team}
            onChange={({ currentTarget }) => setTeam(currentTarget.value)}
          >
            <option value="">{integrationWords.tokens.allTeams}</option>
            <NamedOptions of={teams} />
          </select>
        </p>
      </div>
      <CheckboxGroup
        legend={words.events}
        offered={WEBHOOK_EVENTS}
        names={words.eventNames}
        ticked={events}
        tick={setEvents}
      />
      <FailureMessage text={failed} />
      <p class="acts">
        <button type="submit" class="button main" disabled={busy}>
          {words.add}
        </button>
      </p>
    </form>
  )
}
