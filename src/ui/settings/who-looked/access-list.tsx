/**
 * The list of who looked at the person's figures, page by page. The extension's settings and the
 * console use it.
 */
import { Button } from '../../button.tsx'
import './looks.css'
import { useEffect, useState } from 'preact/hooks'
import { lookedWords } from '../../words/who-looked.ts'
import { lookSentence, readerName, whenOf } from './look-words.ts'
import { looksFrom, type Read } from './looks.ts'

/** A page of the access log. */
interface AccessPage {
  reads: readonly Read[]
  /** The value of `before` with which the next page is requested. Absent on the last page. */
  next?: string
}

/**
 * Asks the endpoint for a page. Resolves to undefined if this browser is not connected, or may not
 * ask.
 */
export type AccessPort = (before?: string) => Promise<AccessPage | undefined>

type State = 'waiting' | 'failed' | 'old' | 'off' | AccessPage

/** Endpoints that are too old to have an access log answer `not-found`. */
const stateOf = (error: unknown) =>
  error instanceof Error && 'failure' in error && error.failure === 'not-found' ? 'old' : 'failed'

/**
 * The pages of the access log that were read so far.
 * @param who the person of the connection; if it changes, the first page is requested again
 */
const useAccessLog = (ask: AccessPort, who: string | undefined) => {
  const [state, setState] = useState<State>('waiting')
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (who === undefined) return
    let stopped = false
    const tell = (next: State) => {
      if (!stopped) setState(next)
    }
    setState('waiting')
    ask().then(
      (page) => tell(page ?? 'off'),
      (error) => tell(stateOf(error)),
    )
    return () => {
      stopped = true
    }
  }, [who, tries])
  /** Adds the next page to the list. Rejects if the endpoint does not return that page. */
  const more = async (before: string) => {
    const page = await ask(before)
    setState((shown) =>
      typeof shown === 'string' || !page
        ? shown
        : { ...page, reads: [...shown.reads, ...page.reads] },
    )
  }
  return { state, more, again: () => setTries(tries + 1) }
}

const List = ({ reads }: { reads: readonly Read[] }) => (
  <ul id="looks">
    {looksFrom(reads).map((look) => (
      <li key={`${look.at} ${readerName(look)}`}>
        <span>
          <b>{readerName(look)}</b> {lookSentence(look)}
        </span>
        <time dateTime={new Date(look.at).toISOString()}>{whenOf(look)}</time>
      </li>
    ))}
  </ul>
)

const Older = ({ more }: { more: () => Promise<void> }) => {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const get = async () => {
    setState('busy')
    await more().then(
      () => setState('idle'),
      () => setState('failed'),
    )
  }
  return (
    <>
      <Button id="older-looks" disabled={state === 'busy'} onClick={() => void get()}>
        {lookedWords.older}
      </Button>
      <p role="alert" class="failed">
        {state === 'failed' && lookedWords.failed}
      </p>
    </>
  )
}

/**
 * The list of who has looked at which of the person's data, and when.
 * @param who undefined if nobody is connected
 */
export const AccessList = ({ ask, who }: { ask: AccessPort; who: string | undefined }) => {
  const { state, more, again } = useAccessLog(ask, who)
  if (who === undefined || state === 'off') return <p id="looks-none">{lookedWords.notConnected}</p>
  if (state === 'waiting') return <p role="status">{lookedWords.waiting}</p>
  if (state === 'old') return <p id="looks-old">{lookedWords.old}</p>
  if (state === 'failed')
    return (
      <div class="setting">
        <p role="alert" class="failed">
          {lookedWords.failed}
        </p>
        <Button id="looks-again" onClick={again}>
          {lookedWords.again}
        </Button>
      </div>
    )
  const { reads, next } = state
  if (reads.length === 0) return <p id="looks-none">{lookedWords.nobody}</p>
  return (
    <>
      <List reads={reads} />
      {next !== undefined && <Older more={() => more(next)} />}
    </>
  )
}
