import { useEffect, useState } from 'preact/hooks'
import { signInWords } from '../../words/sign-in.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import type { EntryPorts } from './ports.ts'

interface CompanyProps {
  isOffered: boolean
  /**
   * The parameters that the company's identity provider (OpenID Connect) added to the address, if
   * it sent the browser back to this page.
   */
  answer: URLSearchParams | undefined
  ports: EntryPorts
  enter: () => Promise<unknown>
}

/**
 * A button that opens the sign-in page of the company's identity provider. When the provider sends
 * the browser back to this page, this component finishes the sign-in. The button is shown only if
 * the endpoint offers this sign-in.
 */
export const CompanyAccount = ({ isOffered, answer, ports, enter }: CompanyProps) => {
  const [refused, setRefused] = useState('')
  const { busy, failed, act } = useAct()
  const finish = async (given: URLSearchParams) => {
    const reason = await ports.signInByCompany(given)
    if (reason) setRefused(signInWords.failures[reason])
    else await enter()
  }
  useEffect(() => {
    if (answer) void act(() => finish(answer))
  }, [])
  return (
    <section class="company" aria-busy={busy}>
      <FailureMessage text={failed || refused} />
      {isOffered && (
        <p class="acts">
          <button
            type="button"
            class="button main"
            id="company-account"
            disabled={busy}
            onClick={() => void act(ports.goToCompany)}
          >
            {signInWords.signIn}
          </button>
        </p>
      )}
    </section>
  )
}
