import { useState } from 'preact/hooks'
import type { Connection as Connected, StintDatabase } from '../../store/database.ts'
import { readNamed } from '../../store/named-rows.ts'
import { readHistoryProgress } from '../../store/outbox/history.ts'
import { readConnection } from '../../store/outbox/sending.ts'
import { inDigits } from '../formats.ts'
import { useLive } from '../live.ts'
import { pageWords } from '../words/pages.ts'
import { Leaving } from './disconnect.tsx'
import { type ConnectAnswer, endOf, type SettingsDoors } from './ports.ts'

type Doors = Pick<SettingsDoors, 'db' | 'connect' | 'leave' | 'fetchHistory' | 'cancel' | 'changed'>

interface ConnectionProps extends Doors {
  /** The address from the company's policy. */
  endpoint: string | undefined
  fail: () => void
}

type State = 'idle' | 'busy' | Extract<ConnectAnswer, { ok: false }>['reason']

const Form = ({
  connect,
  cancel,
  changed,
  endpoint,
}: Pick<ConnectionProps, 'connect' | 'cancel' | 'changed' | 'endpoint'>) => {
  const [state, setState] = useState<State>('idle')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const answer = connect(String(given.get('endpoint')).trim(), String(given.get('code')).trim())
    setState('busy')
    try {
      const outcome = await answer
      setState(outcome.ok ? 'idle' : outcome.reason)
      if (outcome.ok) changed()
    } catch (error) {
      setState(endOf(error) === 'cancelled' ? 'idle' : 'other')
    }
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
      <p class="acts">
        <button type="submit" id="connect" class="button main" disabled={state === 'busy'}>
          {state === 'busy' ? pageWords.connecting : pageWords.connect}
        </button>
        {state === 'busy' && (
          <button type="button" id="cancel-connect" class="button" onClick={cancel}>
            {pageWords.cancel}
          </button>
        )}
      </p>
      <p role="alert" class="failed">
        {failed && pageWords.connectFailures[state]}
      </p>
    </form>
  )
}

type Fetched = Awaited<ReturnType<typeof readHistoryProgress>>

/** The progress of the download, and its result. */
const Progress = ({ busy, fetched }: { busy: boolean; fetched: Fetched }) => {
  const count = inDigits(fetched?.count ?? 0)
  const wrong = !busy && fetched?.wrong
  return (
    <p role="status" id="fetched">
      {busy && pageWords.fetching(count)}
      {!busy && (fetched?.done ? pageWords.fetched(count) : pageWords.fetchHint)}
      {wrong && ` ${pageWords.fetchWrong(inDigits(wrong))}`}
    </p>
  )
}

interface HistoryProps extends Pick<ConnectionProps, 'fetchHistory' | 'cancel'> {
  fetched: Fetched
}

/** Downloads the person's time from other browsers, or from before this one was set up. */
const History = ({ fetched, fetchHistory, cancel }: HistoryProps) => {
  const [state, setState] = useState<'idle' | 'busy' | 'failed' | 'portal'>('idle')
  const fetch = async () => {
    setState('busy')
    try {
      await fetchHistory()
      setState('idle')
    } catch (error) {
      const end = endOf(error)
      setState(end === 'cancelled' ? 'idle' : end)
    }
  }
  const busy = state === 'busy'
  const failed = state === 'failed' || state === 'portal'
  return (
    <div class="setting">
      <div>
        {!failed && <Progress busy={busy} fetched={fetched} />}
        <p role="alert" class="failed">
          {state === 'portal' && `${pageWords.pageBetween} `}
          {failed && pageWords.fetchFailed}
        </p>
      </div>
      <button
        type="button"
        id={busy ? 'cancel-fetch' : 'fetch'}
        class="button"
        onClick={() => (busy ? cancel() : void fetch())}
      >
        {busy ? pageWords.cancel : pageWords.fetch}
      </button>
    </div>
  )
}

const ConnectedAs = ({ connection, device }: { connection: Connected; device: string }) => (
  <div>
    <p id="connected">
      <b>{pageWords.connected(connection.member, connection.team)}</b>
    </p>
    <p>{connection.url}</p>
    <p>{pageWords.device(device.slice(0, 8))}</p>
  </div>
)

const readAll = async (db: StintDatabase) => ({
  connection: await readConnection(db),
  device: (await readNamed(db, 'device')) ?? '',
  fetched: await readHistoryProgress(db),
  void: (await readNamed(db, 'sending'))?.failure === 'token',
})

/** The connection to the endpoint: connect, disconnect, download. */
export const Connection = (props: ConnectionProps) => {
  const { db, connect, leave, fetchHistory, cancel, changed, endpoint, fail } = props
  const [leaving, setLeaving] = useState(false)
  const read = useLive(() => readAll(db), fail)
  if (!read) return null
  const { connection, device, fetched } = read
  if (!connection)
    return (
      <Form
        key={endpoint}
        connect={connect}
        cancel={cancel}
        changed={changed}
        endpoint={endpoint}
      />
    )
  return (
    <>
      <div class="setting">
        <ConnectedAs connection={connection} device={device} />
        <button type="button" id="disconnect" class="button" onClick={() => setLeaving(true)}>
          {pageWords.disconnect}…
        </button>
      </div>
      {leaving && (
        <Leaving leave={leave} cancel={cancel} changed={changed} close={() => setLeaving(false)} />
      )}
      {read.void && (
        <>
          <p class="failed">{pageWords.connectAgain}</p>
          <Form connect={connect} cancel={cancel} changed={changed} endpoint={connection.url} />
        </>
      )}
      {!read.void && <History fetched={fetched} fetchHistory={fetchHistory} cancel={cancel} />}
    </>
  )
}
