import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { StintDatabase } from '../../store/database.ts'
import type { Connection as Connected } from '../../store/named.ts'
import { readNamed } from '../../store/named-rows.ts'
import { readHistoryProgress } from '../../store/outbox/history.ts'
import { readConnection } from '../../store/outbox/sending.ts'
import { Button } from '../button.tsx'
import { inDigits } from '../formats.ts'
import { useLive } from '../live-query.ts'
import { joinWords } from '../words/join.ts'
import { pageWords } from '../words/pages.ts'
import type { Asking } from './browser-question.ts'
import { ConnectForm } from './connect-form.tsx'
import { Leaving } from './disconnect.tsx'
import { endOf, type SettingsPorts } from './ports.ts'
import { WhoSees } from './who-looked/who-sees.tsx'

type Ports = Pick<
  SettingsPorts,
  | 'db'
  | 'readPasted'
  | 'lookUp'
  | 'connect'
  | 'companyAccount'
  | 'leave'
  | 'fetchHistory'
  | 'cancel'
  | 'changed'
>

interface ConnectionProps extends Ports {
  /** The endpoint's address from the company's policy. */
  endpoint: string | undefined
  asking: Asking
  fail: () => void
}

type Fetched = Awaited<ReturnType<typeof readHistoryProgress>>

/** The progress of downloading the history, and its result. */
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

/**
 * Downloads the person's history: time from other browsers, or from before this browser was set up.
 */
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
      <Button id={busy ? 'cancel-fetch' : 'fetch'} onClick={() => (busy ? cancel() : void fetch())}>
        {busy ? pageWords.cancel : pageWords.fetch}
      </Button>
    </div>
  )
}

interface ConnectedAsProps {
  connection: Connected
  device: string
  ownTimeStays: boolean
}

/**
 * Moves the focus to the part about the new connection, because the form and its button have
 * disappeared.
 */
const useFocusOnceConnected = (connected: boolean | undefined) => {
  const was = useRef(connected)
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body
    if (was.current === false && connected && isLost) document.getElementById('connected')?.focus()
    was.current = connected
  }, [connected])
}

const ConnectedAs = ({ connection, device, ownTimeStays }: ConnectedAsProps) => (
  <div>
    <p id="connected" tabIndex={-1}>
      <b>{pageWords.connected(connection.member, connection.team)}</b>
    </p>
    <p>{connection.url}</p>
    {ownTimeStays && <p id="own-time-stays">{joinWords.ownTimeStays}</p>}
    <p>{pageWords.device(device.slice(0, 8))}</p>
  </div>
)

const readAll = async (db: StintDatabase) => ({
  connection: await readConnection(db),
  device: (await readNamed(db, 'device')) ?? '',
  fetched: await readHistoryProgress(db),
  void: (await readNamed(db, 'sending'))?.failure === 'token',
  ownTimeStays: (await readNamed(db, 'team'))?.ownTimeStays === true,
})

/** The section for the connection to the endpoint: connect, disconnect, download the history. */
export const Connection = (props: ConnectionProps) => {
  const { db, leave, fetchHistory, cancel, changed, endpoint, fail, ...ports } = props
  const [leaving, setLeaving] = useState(false)
  const read = useLive(() => readAll(db), fail)
  useFocusOnceConnected(read && read.connection !== undefined)
  if (!read) return null
  const { connection, device, fetched, ownTimeStays } = read
  const joining = { ...ports, cancel, changed }
  if (!connection) return <ConnectForm key={endpoint} {...joining} endpoint={endpoint} />
  return (
    <>
      <div class="setting">
        <ConnectedAs connection={connection} device={device} ownTimeStays={ownTimeStays} />
        <Button id="disconnect" onClick={() => setLeaving(true)}>
          {pageWords.disconnect}…
        </Button>
      </div>
      <WhoSees db={db} fail={fail} />
      {leaving && (
        <Leaving leave={leave} cancel={cancel} changed={changed} close={() => setLeaving(false)} />
      )}
      {read.void && (
        <>
          <p class="failed">{pageWords.connectAgain}</p>
          <ConnectForm {...joining} endpoint={connection.url} />
        </>
      )}
      {!read.void && <History fetched={fetched} fetchHistory={fetchHistory} cancel={cancel} />}
    </>
  )
}
