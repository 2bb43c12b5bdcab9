import { useState } from 'preact/hooks'
import type { ShortCode } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { timeOfDay } from '../../dates.ts'
import { consoleWords } from '../../words/console.ts'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import type { AccountPorts } from './ports.ts'

/**
 * A button that makes a one-time code. The person types the code into another browser of their own
 * to connect that browser.
 */
export const NewCode = ({ ports }: { ports: AccountPorts }) => {
  const words = consoleWords.account
  const [made, setMade] = useState<ShortCode>()
  const { busy, failed, act } = useAct()
  return (
    <section class="part" aria-labelledby="new-code-title">
      <h2 id="new-code-title">{words.another}</h2>
      <p class="says">{words.anotherHint(location.href.split('#')[0] ?? '')}</p>
      <FailureMessage text={failed} />
      <p class="acts">
        <Button
          id="new-code"
          disabled={busy}
          onClick={() => void act(async () => setMade(await ports.makeCode()))}
        >
          {words.makeCode}
        </Button>
      </p>
      <div role="status">
        {made && (
          <p>
            <strong class="code">{made.code}</strong> {words.goodUntil(timeOfDay(made.expiresAt))}
          </p>
        )}
      </div>
    </section>
  )
}
