import { useState } from 'preact/hooks'
import type { WebhookEntry, WebhookTest } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { dateTime } from '../../dates.ts'
import { listOf } from '../../formats.ts'
import { integrationWords } from '../../words/integrations.ts'
import { ConfirmButton } from '../confirm-button.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'
import { type Delivery, DeliveryTable } from './delivery-table.tsx'
import type { WebhookPorts } from './ports.ts'

const words = integrationWords.webhooks

/** A sentence that says whether the webhook works. */
const stateOf = ({ off, failingSince, lastSuccessAt }: WebhookEntry) => {
  if (off) return words.off[off.why](dateTime(off.at))
  if (failingSince !== undefined) return words.failing(dateTime(failingSince))
  return lastSuccessAt === undefined ? words.nothingSent : words.works(dateTime(lastSuccessAt))
}

const resultOf = ({ status, failure, milliseconds }: WebhookTest) => {
  if (failure !== undefined) return words.failures[failure]
  const isTaken = status !== undefined && status >= 200 && status < 300
  return (isTaken ? words.taken : words.refused)(status ?? 0, milliseconds)
}

interface PanelProps {
  ports: WebhookPorts
  webhook: WebhookEntry
  reload: () => Promise<void>
  renew: () => Promise<void>
}

const About = ({ webhook }: { webhook: WebhookEntry }) => (
  <>
    <h3 class="address">{webhook.url}</h3>
    <p>
      {listOf(webhook.events.map((event) => words.eventNames[event]))} ·{' '}
      {webhook.team?.name ?? integrationWords.tokens.allTeams}
    </p>
    <p class={webhook.off || webhook.failingSince !== undefined ? 'failed' : 'hint'}>
      {stateOf(webhook)}
    </p>
    {webhook.oldSecretUntil !== undefined && (
      <p class="hint">{words.oldSecret(dateTime(webhook.oldSecretUntil))}</p>
    )}
  </>
)

/**
 * One webhook: whether it works, its last deliveries, and buttons to test it, switch it off or
 * remove it.
 */
export const WebhookPanel = ({ ports, webhook, reload, renew }: PanelProps) => {
  const [tested, setTested] = useState<WebhookTest>()
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>()
  const { busy, failed, act } = useAct()
  const { id, url, off } = webhook
  const thenReload = (work: () => Promise<unknown>) => void act(() => work().then(reload))
  const test = async () => setTested(await ports.test(id))
  const list = async () => setDeliveries(deliveries ? undefined : await ports.deliveries(id))
  return (
    <article class="panel webhook" aria-label={url}>
      <About webhook={webhook} />
      <FailureMessage text={failed} />
      <p class="acts">
        <Button name="test" disabled={busy} onClick={() => void act(test)}>
          {words.test}
        </Button>
        <Button
          name="deliveries"
          aria-expanded={deliveries !== undefined}
          disabled={busy}
          onClick={() => void act(list)}
        >
          {words.deliveries}
        </Button>
        <Button disabled={busy} onClick={() => void act(renew)}>
          {words.newSecret}
        </Button>
        <Button
          name="switch"
          disabled={busy}
          onClick={() => thenReload(() => ports.change(id, { on: off !== undefined }))}
        >
          {off ? words.switchOn : words.switchOff}
        </Button>
        <ConfirmButton
          id={`remove-${id}`}
          label={words.remove}
          sure={words.sure}
          yes={words.yes}
          no={integrationWords.tokens.cancel}
          busy={busy}
          act={() => thenReload(() => ports.remove(id))}
        />
      </p>
      <div role="status">{tested && <p class="tested">{resultOf(tested)}</p>}</div>
      {deliveries && <DeliveryTable deliveries={deliveries} />}
    </article>
  )
}
