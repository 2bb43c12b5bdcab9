import { type Categories, offeredOf } from '../../core/scheme/categories.ts'
import type { Settings, SiteRule } from '../../core/settings/settings.ts'
import { setOwnHost } from '../../store/settings.ts'
import { removeSite, setSite } from '../../store/settings-commands.ts'
import { nameById, nameOf } from '../words/common.ts'
import { pageWords } from '../words/pages.ts'
import { NamedHosts } from './named-hosts.tsx'
import type { SettingsPorts } from './ports.ts'
import type { Save } from './use-save.ts'

interface HostsProps extends Pick<SettingsPorts, 'db' | 'hosts'> {
  settings: Settings
  save: Save
}

const allOf = ({ ownHosts, sites }: Settings) => [...ownHosts, ...sites.map(({ host }) => host)]

/** The form for CRMs on hosts that the person adds. */
export const OwnHosts = ({ db, hosts, settings, save }: HostsProps) => (
  <div id="own-hosts">
    <h3>{pageWords.ownHosts}</h3>
    <p>{pageWords.ownHostsIntro}</p>
    <NamedHosts
      id="own-host"
      hosts={hosts}
      save={save}
      named={settings.ownHosts.toReversed().map((host) => ({ host }))}
      all={allOf(settings)}
      add={(host) => setOwnHost(db, host, true)}
      remove={(host) => setOwnHost(db, host, false)}
    />
  </div>
)

interface SitesProps extends HostsProps {
  categories: Categories
}

const ruleText = ({ category, whileSound }: SiteRule, categories: Categories) =>
  `${nameById(category, categories)}, ${whileSound ? pageWords.whileSound : pageWords.whileInFront}`

const ruleOf = (host: string, form: FormData): SiteRule => ({
  host,
  category: String(form.get('category')),
  ...(form.get('while') === 'sound' && { whileSound: true }),
})

/** The form for other sites that start a category, such as a web dialler or a page for meetings. */
export const Sites = ({ db, hosts, settings, save, categories }: SitesProps) => (
  <details id="sites" open={settings.sites.length > 0}>
    <summary>{pageWords.sites}</summary>
    <p>{pageWords.sitesIntro}</p>
    <NamedHosts
      id="site"
      hosts={hosts}
      save={save}
      named={settings.sites.map((rule) => ({ host: rule.host, what: ruleText(rule, categories) }))}
      all={allOf(settings)}
      add={(host, form) => setSite(db, ruleOf(host, form))}
      remove={(host) => removeSite(db, host)}
    >
      <select name="category" aria-label={pageWords.category}>
        {offeredOf(categories).map((category) => (
          <option key={category.id} value={category.id}>
            {nameOf(category)}
          </option>
        ))}
      </select>
      <select name="while" aria-label={pageWords.siteWhen}>
        <option value="front">{pageWords.whileInFront}</option>
        <option value="sound">{pageWords.whileSound}</option>
      </select>
    </NamedHosts>
  </details>
)
