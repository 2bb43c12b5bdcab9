import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { joinWords } from '../words/join.ts'
import { lookedWords } from '../words/looked.ts'
import { pageWords } from '../words/pages.ts'
import { CompanyAccount } from './company-account.tsx'
import { type CodeOwner, endOf, type PastedParts, type SettingsPorts } from './ports.ts'

type ConnectPorts = Pick<
  SettingsPorts,
  'readPasted' | 'lookUp' | 'connect' | 'companyAccount' | 'cancel' | 'changed'
>

interface ConnectFormProps extends ConnectPorts {
  /** The address from the company's policy, or of the last connection. */
  endpoint: string | undefined
}

type Problem = keyof typeof joinWords.problems | keyof typeof pageWords.connectFailures

/**
 * An address and a code, with the person and team that the code is for. Older endpoints do not tell
 * these.
 */
interface Found extends Required<PastedParts> {
  owner?: CodeOwner | undefined
}

type State =
  | { at: 'ask'; problem?: Problem }
  | { at: 'busy' }
  | { at: 'found'; found: Found; problem?: Problem }

const messageOf = (problem: Problem): string =>
  problem in joinWords.problems
    ? joinWords.problems[problem as keyof typeof joinWords.problems]
    : pageWords.connectFailures[problem as keyof typeof pageWords.connectFailures]

/** Whether the text in the field is wrong, and not the server or the network. */
const isOfText = (problem: Problem | undefined) =>
  problem !== undefined && (problem in joinWords.problems || ['address', 'code'].includes(problem))

/** An address without `https://`, as people say it. */
const spokenUrl = (url: string) => url.replace(/^https:\/\//, '')

const Failed = ({ problem }: { problem: Problem | undefined }) => (
  <p role="alert" class="failed">
    {problem && messageOf(problem)}
  </p>
)

/**
 * Waits for a request. If it fails, `failed` gets the problem, or nothing if the person cancelled.
 */
async function outcomeOf<A extends { ok: true } | { ok: false; reason: Problem }>(
  answer: Promise<A>,
  failed: (problem: Problem | undefined) => void,
): Promise<Extract<A, { ok: true }> | undefined> {
  try {
    const outcome = await answer
    if (outcome.ok) return outcome as Extract<A, { ok: true }>
    failed(outcome.reason)
  } catch (error) {
    failed(endOf(error) === 'cancelled' ? undefined : 'other')
  }
  return undefined
}

const useConnecting = ({ endpoint, ...ports }: ConnectFormProps) => {
  const [parts, setParts] = useState<PastedParts>(endpoint ? { url: endpoint } : {})
  const [state, setState] = useState<State>({ at: 'ask' })
  const ask = (problem?: Problem) => setState({ at: 'ask', ...(problem && { problem }) })

  /**
   * Reads the text of the field. Once both address and code are known, asks the endpoint whom the
   * code is for.
   */
  const take = async (text: string) => {
    const pasted = ports.readPasted(text)
    if ('problem' in pasted) return ask(pasted.problem)
    const { url, code } = { ...parts, ...pasted }
    setParts({ ...parts, ...pasted })
    if (!url || !code) return ask()
    // Requested before the first await: the browser's prompt appears only within the click.
    const answer = ports.lookUp(url, code)
    setState({ at: 'busy' })
    const outcome = await outcomeOf(answer, (problem) => {
      // A wrong code is dropped, so that it is not sent again with another address. Otherwise both
      // stay.
      setParts(problem === 'code' ? { url } : { url, code })
      ask(problem)
    })
    if (outcome) setState({ at: 'found', found: { url, code, owner: outcome.owner } })
    return undefined
  }

  const connect = async (found: Found) => {
    const answer = ports.connect(found.url, found.code)
    setState({ at: 'busy' })
    const outcome = await outcomeOf(answer, (problem) =>
      problem === 'code'
        ? ask(problem)
        : setState({ at: 'found', found, ...(problem && { problem }) }),
    )
    if (!outcome) return
    ask()
    ports.changed()
  }

  const startOver = () => {
    setParts(endpoint ? { url: endpoint } : {})
    ask()
  }
  return { parts, state, take, connect, startOver }
}

interface FieldProps {
  parts: PastedParts
  problem: Problem | undefined
  isBusy: boolean
  take: (text: string) => void
  cancel: () => void
}

/** The label of the field: what the person must still enter. */
const labelOf = ({ url, code }: PastedParts) => {
  if (url && code) return joinWords.field
  if (code) return joinWords.addressToo
  return url ? joinWords.codeToo : joinWords.field
}

/**
 * One field for every form of invitation: a link, an address, a code, or a message that contains
 * these.
 */
const Field = ({ parts, problem, isBusy, take, cancel }: FieldProps) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const submit = (event: Event) => {
    event.preventDefault()
    take(field.current?.value ?? '')
  }
  // The address or code that was found in the text is shown above the field. The field is emptied,
  // for the part that is still missing.
  useLayoutEffect(() => {
    if (field.current && !problem) field.current.value = ''
  }, [parts.url, parts.code])
  return (
    <form id="connection" onSubmit={submit}>
      <p>{joinWords.intro}</p>
      {parts.url && (
        <p id="server">
          {joinWords.server} <b>{spokenUrl(parts.url)}</b>
        </p>
      )}
      <label for="invite">{labelOf(parts)}</label>
      <textarea
        ref={field}
        id="invite"
        name="invite"
        rows={2}
        maxLength={5000}
        placeholder={parts.url || parts.code ? '' : joinWords.endpointExample}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isOfText(problem)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
        }}
      />
      <p class="acts">
        <button type="submit" id="look-up" class="button main" disabled={isBusy}>
          {isBusy ? joinWords.looking : joinWords.goOn}
        </button>
        {isBusy && (
          <button type="button" id="cancel-connect" class="button" onClick={cancel}>
            {pageWords.cancel}
          </button>
        )}
      </p>
      <Failed problem={problem} />
    </form>
  )
}

interface FoundPartProps {
  found: Found
  problem: Problem | undefined
  connect: () => void
  back: () => void
}

/** Says whom the code connects and where, before the browser is connected. */
const FoundPart = ({ found, problem, connect, back }: FoundPartProps) => {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => button.current?.focus(), [])
  const { owner, url } = found
  return (
    <div id="found">
      <p id="found-who">
        <b>{owner ? joinWords.found(owner.member, owner.team) : joinWords.foundUnnamed}</b>
        <br />
        {joinWords.at(spokenUrl(url))}
      </p>
      {owner?.mode && (
        <p class="sees" id="found-mode">
          {lookedWords[owner.mode.mode]}
        </p>
      )}
      <p>{joinWords.notYet}</p>
      <p class="acts">
        <button
          type="button"
          ref={button}
          id="connect"
          class="button main"
          aria-describedby="found-who"
          onClick={connect}
        >
          {pageWords.connect}
        </button>
        <button type="button" id="not-me" class="button" onClick={back}>
          {joinWords.back}
        </button>
      </p>
      <Failed problem={problem} />
    </div>
  )
}

/**
 * The form that connects by an invite link, or by an address and a code. It first says whom and
 * where it will connect.
 */
export const ConnectForm = (props: ConnectFormProps) => {
  const { parts, state, take, connect, startOver } = useConnecting(props)
  if (state.at === 'found')
    return (
      <FoundPart
        found={state.found}
        problem={state.problem}
        connect={() => void connect(state.found)}
        back={startOver}
      />
    )
  const isBusy = state.at === 'busy'
  return (
    <>
      <CompanyAccount
        port={props.companyAccount}
        url={parts.url}
        isSet={parts.url === props.endpoint}
        isOff={isBusy}
        cancel={props.cancel}
        changed={props.changed}
      />
      <Field
        parts={parts}
        problem={state.at === 'ask' ? state.problem : undefined}
        isBusy={isBusy}
        take={(text) => void take(text)}
        cancel={props.cancel}
      />
    </>
  )
}
