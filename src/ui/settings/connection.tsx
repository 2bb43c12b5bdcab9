import { useState } from 'preact/hooks'
import { disconnect, readConnection } from '../../store/sending.ts'
import { useLive } from '../live.ts'
import { pageWords } from '../words/pages.ts'
import type { ConnectAnswer, SettingsDoors } from './doors.ts'
import type { Save } from './save.ts'

interface ConnectionProps extends Pick<SettingsDoors, 'db' | 'connect' | 'changed'> {
  /** What the company gave as the address. */
  endpoint: string | undefined
  save: Save
  fail: () => void
}

type State = 'idle' | 'busy' | Extract<ConnectAnswer, { ok: false }>['reason']

const Form = ({
  connect,
  changed,
  endpoint,
}: Pick<ConnectionProps, 'connect' | 'changed' | 'endpoint'>) => {
  const [state, setState] = useState<State>('idle')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const answer = connect(String(given.get('endpoint')).trim(), String(given.get('code')).trim())
    setState('busy')
    const outcome = await answer.catch((): ConnectAnswer => ({ ok: false, reason: 'other' }))
    setState(outcome.ok ? 'idle' : outcome.reason)
    if (outcome.ok) changed()
  }
  const failed = state !== 'idle' && state !== 'busy'
  return (
    <form id="connection" onSubmit={submit}>
      <p>{pageWords.sendingIntro}</p>
      <label for="endpoint">{pageWords.endpoint}</label>
      <input
        id="endpoint"
        name="endpoint"
        defaultValue={endpoint}
        inputmode="url"
        placeholder={pageWords.endpointExample}
        autocomplete="off"
        spellcheck={false}
        required
        aria-invalid={state === 'address'}
      />
      <label for="code">{pageWords.code}</label>
      <input
        id="code"
        name="code"
        autocomplete="off"
        spellcheck={false}
        required
        aria-invalid={state === 'code'}
      />
      <button type="submit" id="connect" class="button main" disabled={state === 'busy'}>
        {state === 'busy' ? pageWords.connecting : pageWords.connect}
      </button>
      <p role="alert" class="failed">
        {failed && pageWords.connectFailures[state]}
      </p>
    </form>
  )
}

/** Where this browser sends to, and how to begin or end that. */
export const Connection = ({ db, connect, changed, endpoint, save, fail }: ConnectionProps) => {
  const read = useLive(async () => ({ connection: await readConnection(db) }), fail)
  if (!read) return null
  const { connection } = read
  if (!connection) return <Form key={endpoint} {...{ connect, changed, endpoint }} />
  return (
    <div class="setting">
      <div>
        <p id="connected">
          <b>{pageWords.connected(connection.member, connection.team)}</b>
        </p>
        <p>{connection.url}</p>
        <p>{pageWords.disconnectHint}</p>
      </div>
      <button
        type="button"
        id="disconnect"
        class="button"
        onClick={() => save(() => disconnect(db))}
      >
        {pageWords.disconnect}
      </button>
    </div>
  )
}
