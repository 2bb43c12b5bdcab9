import '../people/people.css'
import { useEffect, useState } from 'preact/hooks'
import type { ApiToken, WebhookEntry } from '../../../sync/contract.ts'
import { consoleWords } from '../../words/console.ts'
import { integrationWords } from '../../words/integrations.ts'
import { FailureMessage } from '../failure-message.tsx'
import type { Named, PageProps } from '../ports.ts'
import { useAct } from '../use-act.ts'
import { Tokens } from './tokens.tsx'
import { WebhookList } from './webhooks.tsx'

interface State {
  tokens: readonly ApiToken[]
  teams: readonly Named[]
  /**
   * Undefined if the person is not an administrator, because only administrators may manage
   * webhooks.
   */
  webhooks: readonly WebhookEntry[] | undefined
}

const useLists = ({ ports, me }: PageProps) => {
  const [state, setState] = useState<State>()
  const { failed, act } = useAct()
  const reload = async () => {
    const isAdministrator = me.role === 'administrator'
    const [tokens, teams, webhooks] = await Promise.all([
      ports.tokens.tokens(),
      isAdministrator ? ports.people.teams() : me.leads,
      isAdministrator ? ports.webhooks.webhooks() : undefined,
    ])
    setState({ tokens, teams, webhooks })
  }
  useEffect(() => void act(reload), [])
  return { state, failed, reload }
}

/**
 * The page for connections with other programs: their access to the endpoint (API tokens), and the
 * messages that the endpoint sends to them (webhooks).
 */
export const IntegrationsPage = (props: PageProps) => {
  const { ports, me } = props
  const { state, failed, reload } = useLists(props)
  return (
    <div data-ready={state && ''}>
      <h1>{consoleWords.pageNames.integrations}</h1>
      <p class="lead">{integrationWords.lead}</p>
      <FailureMessage text={failed} />
      {state && (
        <Tokens
          ports={ports.tokens}
          me={me}
          tokens={state.tokens}
          teams={state.teams}
          reload={reload}
        />
      )}
      {state?.webhooks && (
        <WebhookList
          ports={ports.webhooks}
          webhooks={state.webhooks}
          teams={state.teams}
          reload={reload}
        />
      )}
    </div>
  )
}
