import { useEffect, useState } from 'preact/hooks'
import { consoleWords } from '../../words/console.ts'
import type { SignInLink } from '../address.ts'
import { FailureMessage } from '../failure-message.tsx'
import { Field } from '../field.tsx'
import { useAct } from '../use-act.ts'
import { CompanyAccount } from './company-account.tsx'
import type { EntryPorts } from './ports.ts'

interface SignInProps {
  /** The sign-in link with which the page was opened. */
  link: SignInLink | undefined
  ports: EntryPorts
  enter: () => Promise<unknown>
}

/**
 * Whether the endpoint offers the sign-in of the company's identity provider. False if the endpoint
 * does not answer. The person can then still try to sign in with a code, and sees why that fails.
 */
const useOffer = (ports: EntryPorts) => {
  const [isOffered, setOffered] = useState(false)
  useEffect(() => {
    ports.hasCompanyAccounts().then(setOffered, () => undefined)
  }, [])
  return isOffered
}

/**
 * The secret in a typed text. The person may paste a whole invite link, which contains the secret.
 */
const secretIn = (typed: string) =>
  typed
    .split('#')
    .at(-1)
    ?.replace(/^code=/, '') ?? ''

export const SignInForm = ({ link, ports, enter }: SignInProps) => {
  const words = consoleWords.signIn
  const [code, setCode] = useState('')
  const { busy, failed, act } = useAct()
  const secret = link?.kind === 'code' ? link.secret : undefined
  const isOffered = useOffer(ports)
  useEffect(() => {
    document.title = `Stint · ${words.title}`
  }, [])
  // A link is used only when its button is clicked. Programs that preview links open them too, and
  // would otherwise use up a link that works only once.
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await ports.signIn(code ? secretIn(code) : (secret ?? ''))
      await enter()
    })
  }
  return (
    <>
      <h1>{words.title}</h1>
      {!secret && (
        <CompanyAccount
          isOffered={isOffered}
          answer={link?.kind === 'company' ? link.answer : undefined}
          ports={ports}
          enter={enter}
        />
      )}
      <form onSubmit={submit} aria-busy={busy}>
        <p class="lead">{secret ? words.byLink : isOffered ? words.orByCode : words.byCode}</p>
        {!secret && (
          <Field
            id="code"
            label={words.code}
            hint={words.codeHint}
            value={code}
            set={setCode}
            required
            autoComplete="one-time-code"
          />
        )}
        <FailureMessage text={failed} />
        <p class="acts">
          <button
            class={isOffered && !secret ? 'button' : 'button main'}
            type="submit"
            disabled={busy}
          >
            {words.button}
          </button>
        </p>
      </form>
    </>
  )
}
