import { useState } from 'preact/hooks'
import type { MadeWebhook, WebhookEntry } from '../../../sync/contract.ts'
import { integrationWords } from '../../words/integrations.ts'
import { CopyText } from '../copy-text.tsx'
import type { Named } from '../ports.ts'
import { NewWebhookForm } from './new-webhook.tsx'
import type { WebhookPorts } from './ports.ts'
import { WebhookPanel } from './webhook-panel.tsx'

const words = integrationWords.webhooks

interface WebhooksProps {
  ports: WebhookPorts
  webhooks: readonly WebhookEntry[]
  teams: readonly Named[]
  reload: () => Promise<void>
}

const Made = ({ made: { secret } }: { made: MadeWebhook }) => (
  <div class="panel made" id="webhook-secret" role="status">
    <CopyText label={words.secret} text={secret} />
    <p class="hint">{words.secretHint}</p>
  </div>
)

/** A list of webhooks, each with the results of its last messages, and a form for a new webhook. */
export const WebhookList = ({ ports, webhooks, teams, reload }: WebhooksProps) => {
  const [made, setMade] = useState<MadeWebhook>()
  const show = async (making: Promise<MadeWebhook>) => {
    setMade(await making)
    await reload()
  }
  return (
    <section class="part" aria-labelledby="webhooks-title">
      <h2 id="webhooks-title">{words.title}</h2>
      <p class="says">{words.hint}</p>
      {webhooks.length === 0 && <p>{words.none}</p>}
      {webhooks.map((webhook) => (
        <WebhookPanel
          key={webhook.id}
          ports={ports}
          webhook={webhook}
          reload={reload}
          renew={() => show(ports.renewSecret(webhook.id))}
        />
      ))}
      {made && <Made made={made} />}
      <NewWebhookForm teams={teams} make={(webhook) => show(ports.add(webhook))} />
    </section>
  )
}
