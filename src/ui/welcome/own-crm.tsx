import type { Settings } from '../../core/settings/settings.ts'
import { setOwnHost } from '../../store/settings.ts'
import { NamedHosts } from '../settings/named-hosts.tsx'
import type { Save } from '../settings/use-save.ts'
import { welcomeWords } from '../words/welcome.ts'
import type { WelcomePorts } from './ports.ts'

interface OwnCrmProps extends Pick<WelcomePorts, 'db' | 'hosts'> {
  settings: Settings
  save: Save
}

/**
 * The form for a CRM on the company's own server. It is folded, because most people have another
 * CRM.
 */
export const OwnCrm = ({ db, hosts, settings: { ownHosts, sites }, save }: OwnCrmProps) => (
  <details id="own-crm" open={ownHosts.length > 0}>
    <summary>{welcomeWords.ownCrm}</summary>
    <p>{welcomeWords.ownCrmText}</p>
    <NamedHosts
      id="own-host"
      hosts={hosts}
      save={save}
      named={ownHosts.toReversed().map((host) => ({ host }))}
      all={[...ownHosts, ...sites.map(({ host }) => host)]}
      add={(host) => setOwnHost(db, host, true)}
      remove={(host) => setOwnHost(db, host, false)}
    />
  </details>
)
