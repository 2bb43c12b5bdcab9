import { useState } from 'preact/hooks'
import type { ApiToken, MadeToken } from '../../../sync/contract.ts'
import { DataTable } from '../../data-table.tsx'
import { fullDate } from '../../dates.ts'
import { integrationWords } from '../../words/integrations.ts'
import { ConfirmButton } from '../confirm-button.tsx'
import { CopyText } from '../copy-text.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { InstantText } from '../instant.tsx'
import type { Named, Person } from '../ports.ts'
import { useAct } from '../use-act.ts'
import { NewTokenForm } from './new-token.tsx'
import type { TokenPorts } from './ports.ts'

const words = integrationWords.tokens

interface TokensProps {
  ports: TokenPorts
  me: Person
  tokens: readonly ApiToken[]
  teams: readonly Named[]
  reload: () => Promise<void>
}

const Until = ({ token: { isGood, expiresAt } }: { token: ApiToken }) => {
  const why = expiresAt <= Date.now() ? words.expired : words.powerless
  return (
    <td>
      {fullDate(expiresAt)}
      {!isGood && <span class="below failed">{why}</span>}
    </td>
  )
}

interface RowProps {
  token: ApiToken
  busy: boolean
  revoke: () => void
}

const TokenRow = ({ token, busy, revoke }: RowProps) => (
  <tr>
    <th scope="row">
      {token.name}
      <span class="below hint">{words.madeBy(token.madeBy)}</span>
    </th>
    <td>
      {token.scopes.map((scope) => (
        <span key={scope} class="below">
          {words.scopeNames[scope]}
        </span>
      ))}
    </td>
    <td>{token.team?.name ?? words.allTeams}</td>
    <td>{token.lastUsedAt === undefined ? words.never : <InstantText at={token.lastUsedAt} />}</td>
    <Until token={token} />
    <td>
      <ConfirmButton
        id={`revoke-${token.id}`}
        label={words.revoke}
        about={words.revokeOf(token.name)}
        sure={words.sure(token.name)}
        yes={words.yes}
        no={words.cancel}
        busy={busy}
        act={revoke}
      />
    </td>
  </tr>
)

const Table = ({ children }: { children: preact.ComponentChildren }) => (
  <div class="scrolls">
    <DataTable heads={words.columns} hasActs id="tokens-table">
      {children}
    </DataTable>
  </div>
)

const Made = ({ made: { secret, token } }: { made: MadeToken }) => (
  <div class="panel made" role="status">
    <CopyText label={words.secretOf(token.name)} text={secret} />
    <p class="hint">{words.secretHint}</p>
  </div>
)

/** The list of API tokens, and a form for a new one. */
export const Tokens = ({ ports, me, tokens, teams, reload }: TokensProps) => {
  const [made, setMade] = useState<MadeToken>()
  const { busy, failed, act } = useAct()
  const revoke = (id: string) =>
    void act(async () => {
      await ports.revoke(id)
      setMade(undefined)
      await reload()
    })
  return (
    <section class="part" aria-labelledby="tokens-title">
      <h2 id="tokens-title">{words.title}</h2>
      <p class="says">{words.hint}</p>
      <FailureMessage text={failed} />
      {tokens.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} busy={busy} revoke={() => revoke(token.id)} />
          ))}
        </Table>
      )}
      {made && <Made made={made} />}
      <NewTokenForm
        me={me}
        teams={teams}
        make={async (token) => {
          setMade(await ports.make(token))
          await reload()
        }}
      />
    </section>
  )
}
