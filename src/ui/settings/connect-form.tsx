import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../button.tsx'
import { joinWords } from '../words/join.ts'
import { pageWords } from '../words/pages.ts'
import { asksWords } from '../words/permission-prompts.ts'
import { lookedWords } from '../words/who-looked.ts'
import { CompanyAccount } from './company-account.tsx'
import { Failed, Field, spokenUrl } from './connect-field.tsx'
import { type ConnectFormProps, type Found, type Problem, useConnecting } from './use-connecting.ts'

interface FoundPartProps {
  found: Found
  problem: Problem | undefined
  connect: () => void
  back: () => void
}

/**
 * Says which person the code is for and which endpoint it belongs to, before the browser is
 * connected.
 */
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
        <Button id="not-me" onClick={back}>
          {joinWords.back}
        </Button>
      </p>
      <Failed problem={problem} />
    </div>
  )
}

/**
 * The form that connects with an invite link, or with an address and a code. Before it connects, it
 * says which person the code is for and which endpoint it belongs to.
 */
export const ConnectForm = ({ asking, ...props }: ConnectFormProps) => {
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
      {asking === 'firefox' && (
        <p class="sees" id="browser-asks">
          {asksWords.atConnecting}
        </p>
      )}
    </>
  )
}
