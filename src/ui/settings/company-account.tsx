import { useEffect, useState } from 'preact/hooks'
import { Button } from '../button.tsx'
import { pageWords } from '../words/pages.ts'
import { signInWords } from '../words/sign-in.ts'
import { type CompanyAccountPort, endOf, type SignInReason } from './ports.ts'

interface CompanyAccountProps {
  port: CompanyAccountPort
  /** The address of the endpoint; undefined while it is not known. */
  url: string | undefined
  /** Whether the company's policy has set the address. */
  isSet: boolean
  /** Whether another request is under way. If so, the button is disabled. */
  isOff: boolean
  cancel: () => void
  changed: () => void
}

const useOffered = ({ port, url, isSet }: Pick<CompanyAccountProps, 'port' | 'url' | 'isSet'>) => {
  const [offered, setOffered] = useState(false)
  useEffect(() => {
    let isCurrent = true
    setOffered(false)
    if (url)
      void port.isOffered(url).then((answer) => {
        if (isCurrent) setOffered(answer ?? isSet)
      })
    return () => {
      isCurrent = false
    }
  }, [url])
  return offered
}

const messageOf = (reason: SignInReason) =>
  reason in signInWords.failures
    ? signInWords.failures[reason as keyof typeof signInWords.failures]
    : pageWords.connectFailures[reason as keyof typeof pageWords.connectFailures]

/**
 * The button that connects with a company account. It is shown only if the endpoint offers company
 * accounts.
 */
export const CompanyAccount = (props: CompanyAccountProps) => {
  const { port, url = '', isOff, cancel, changed } = props
  const [state, setState] = useState<'idle' | 'busy' | SignInReason>('idle')
  if (!useOffered(props)) return null
  const signIn = async () => {
    // The request is made before the first `await`, because the browser shows its permission prompt
    // only within the click.
    const answer = port.signIn(url)
    setState('busy')
    try {
      const outcome = await answer
      setState(outcome.ok ? 'idle' : outcome.reason)
      if (outcome.ok) changed()
    } catch (error) {
      setState(endOf(error) === 'cancelled' ? 'idle' : 'other')
    }
  }
  const isBusy = state === 'busy'
  return (
    <div id="company-account">
      <p class="acts">
        <button
          type="button"
          id="sign-in"
          class="button main"
          aria-describedby="sign-in-hint"
          disabled={isBusy || isOff}
          onClick={() => void signIn()}
        >
          {isBusy ? signInWords.waiting : signInWords.signIn}
        </button>
        {isBusy && (
          <Button id="cancel-sign-in" onClick={cancel}>
            {pageWords.cancel}
          </Button>
        )}
      </p>
      <p id="sign-in-hint">{signInWords.hint}</p>
      <p role="alert" class="failed">
        {state !== 'idle' && !isBusy && messageOf(state)}
      </p>
      <p class="otherwise">{signInWords.otherwise}</p>
    </div>
  )
}
